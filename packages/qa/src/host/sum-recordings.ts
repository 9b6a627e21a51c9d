import type { RecordingCounts } from '@plumbline/contracts';

/**
 * Adds counts up.
 *
 * @param counts - Any number of counts.
 * @returns Their sum.
 */
export function sumRecordings(counts: Iterable<RecordingCounts>): RecordingCounts {
  const sum = { hits: 0, misses: 0, recorded: 0, liveCalls: 0 };
  const redacted: Record<string, number> = {};
  for (const each of counts) {
    sum.hits += each.hits;
    sum.misses += each.misses;
    sum.recorded += each.recorded;
    sum.liveCalls += each.liveCalls;
    for (const [kind, count] of Object.entries(each.redacted ?? {}))
      redacted[kind] = (redacted[kind] ?? 0) + count;
  }
  return Object.keys(redacted).length === 0 ? sum : { ...sum, redacted };
}
