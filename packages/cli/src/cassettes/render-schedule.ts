import type { ScheduledRecording } from '@plumbline/cassette/library';
import type { Shelf } from './open-shelf.ts';

/**
 * Draws which recording is due when, under each date.
 *
 * @param schedule - The recordings, soonest first.
 * @param shelf - How paths are written.
 * @returns Lines.
 */
export function renderSchedule(schedule: readonly ScheduledRecording[], { settings, show }: Shelf): string[] {
  if (schedule.length === 0) return ['There are no recordings; `plumb record` makes them.'];
  const groups = Map.groupBy(schedule, dayOf);
  const lines = [...groups].flatMap(([day, recordings]) => [
    `${day}: ${String(recordings.length)}`,
    ...recordings.map(({ test, path }) => `  ${test}  (${show(path)})`),
  ]);
  const isLimited = settings.maxAge !== undefined;
  return isLimited ? lines : [...lines, 'No age is set: `cassettes.maxAge` in plumbline.json limits it.'];
}

function dayOf({ isDue, dueAt }: ScheduledRecording): string {
  if (isDue) return 'now';
  return dueAt === undefined ? 'never for its age' : dueAt.slice(0, 10);
}
