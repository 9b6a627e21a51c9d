import type { ShelvedCassette } from './cassette-library.ts';

/** When a recording is due to be made again. */
export interface ScheduledRecording {
  readonly path: string;
  readonly test: string;
  readonly recordedAt: string | undefined;
  /** In UTC; `undefined` where its age is not limited or not known. */
  readonly dueAt: string | undefined;
  /** Whether it is due or stale already. */
  readonly isDue: boolean;
}

/**
 * Says which recording is due when: what is due now first, then by date, what is never due for its age last.
 *
 * @param shelved - Cassettes as they were read; those that cannot be read are left out.
 * @returns One entry a cassette.
 */
export function scheduleOf(shelved: readonly ShelvedCassette[]): readonly ScheduledRecording[] {
  return shelved.flatMap(entryOf).sort(byDate);
}

function entryOf(shelved: ShelvedCassette): ScheduledRecording[] {
  if ('error' in shelved) return [];
  const { path, cassette, freshness } = shelved;
  const { recordedAt, dueAt, reasons } = freshness;
  return [{ path, test: cassette.test, recordedAt, dueAt, isDue: reasons.length > 0 }];
}

function byDate(a: ScheduledRecording, b: ScheduledRecording): number {
  return compare(rankOf(a), rankOf(b)) || compare(a.path, b.path);
}

/** Dates in ISO 8601 sort as text. */
function rankOf({ isDue, dueAt }: ScheduledRecording): string {
  return `${isDue ? 'now' : 'then'} ${dueAt ?? 'never'}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
