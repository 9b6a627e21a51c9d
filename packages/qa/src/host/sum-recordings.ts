import type { RecordingCounts } from '@plumbline/contracts';

const always = ['hits', 'misses', 'recorded', 'liveCalls'] as const;
/** What is left out where there is none of it. */
const sometimes = ['unplayed', 'bytes', 'savedMs', 'untimed'] as const;

/**
 * Adds counts up.
 *
 * @param counts - Any number of counts.
 * @returns Their sum.
 */
export function sumRecordings(counts: Iterable<RecordingCounts>): RecordingCounts {
  const sum: RecordingCounts = { hits: 0, misses: 0, recorded: 0, liveCalls: 0 };
  for (const each of counts) add(sum, each);
  return sum;
}

function add(sum: RecordingCounts, each: RecordingCounts): void {
  for (const name of always) sum[name] += each[name];
  for (const name of sometimes) if (each[name] !== undefined) sum[name] = (sum[name] ?? 0) + each[name];
  if (each.redacted !== undefined) addRedacted((sum.redacted ??= {}), each.redacted);
}

function addRedacted(sum: Record<string, number>, redacted: Readonly<Record<string, number>>): void {
  for (const [kind, count] of Object.entries(redacted)) sum[kind] = (sum[kind] ?? 0) + count;
}

/**
 * Tells whether recordings did anything.
 *
 * @param counts - What they did.
 * @returns False where nothing was asked, played, recorded or left.
 */
export function didAnything({ hits, misses, recorded, liveCalls, unplayed = 0 }: RecordingCounts): boolean {
  return hits + misses + recorded + liveCalls + unplayed > 0;
}
