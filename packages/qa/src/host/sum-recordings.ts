import type { RecordingCounts } from '@plumbline/contracts';

/**
 * Adds counts up.
 *
 * @param counts - Any number of counts.
 * @returns Their sum.
 */
export function sumRecordings(counts: Iterable<RecordingCounts>): RecordingCounts {
  const sum = { hits: 0, misses: 0, recorded: 0, liveCalls: 0 };
  for (const each of counts) {
    sum.hits += each.hits;
    sum.misses += each.misses;
    sum.recorded += each.recorded;
    sum.liveCalls += each.liveCalls;
  }
  return sum;
}
