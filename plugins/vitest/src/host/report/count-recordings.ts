import type { RecordingCounts } from '@plumbline/contracts';

/** The counts of a run that made no request. */
export const noRecordings: RecordingCounts = { hits: 0, misses: 0, recorded: 0, liveCalls: 0 };

/**
 * Adds counts up.
 *
 * @param counts - Any number of counts.
 * @returns Their sum.
 */
export function sumRecordings(counts: Iterable<RecordingCounts>): RecordingCounts {
  const sum = { ...noRecordings };
  for (const each of counts) {
    sum.hits += each.hits;
    sum.misses += each.misses;
    sum.recorded += each.recorded;
    sum.liveCalls += each.liveCalls;
  }
  return sum;
}
