import { stat } from 'node:fs/promises';
import type { LastRun, ReplyWarning, RunRecord } from '@plumbline/contracts';
import { readRunRecords } from './read-run-records.ts';
import { runRecordPath } from './run-record-path.ts';

/** File systems stamp files by a clock that lags behind by up to a tick. */
const clockLagMs = 50;

type Task = LastRun['tasks'][number];

/** Run records of one `nx` command. */
export interface RecordsOfRun {
  /** By project, then by run. */
  readonly records: readonly RunRecord[];
  /** Tasks that ended before they could write their record. */
  readonly missing: readonly Task[];
  /** One for each file that is no run record of this version. */
  readonly warnings: readonly ReplyWarning[];
}

/**
 * Reads the run records that an `nx` command wrote or restored. A record that an earlier
 * command left, and that a run which broke down did not replace, is not taken for this one's.
 *
 * @param workspaceRoot - Absolute path of the workspace.
 * @param run - When the command started, and its tasks.
 * @returns The records, and the tasks that should have one and have none.
 */
export async function readRecordsOfRun(
  workspaceRoot: string,
  { startedAt, tasks }: Pick<LastRun, 'startedAt' | 'tasks'>,
): Promise<RecordsOfRun> {
  const { records, warnings } = await readRunRecords(workspaceRoot);
  const fresh = await Promise.all(
    tasks.map((task) => isFresh(runRecordPath({ workspaceRoot, ...task }), task, startedAt)),
  );
  const present = new Set(tasks.filter((_, index) => fresh[index]).map(nameOf));
  const found = records.filter((record) => present.has(nameOf(record)));
  return { records: found, missing: withoutRecord(tasks, found), warnings };
}

/* A task that an interruption cut short counts as skipped: it may have left a record, or not. */
function withoutRecord(tasks: readonly Task[], found: readonly RunRecord[]): Task[] {
  const known = new Set(found.map(nameOf));
  return tasks.filter((task) => task.outcome !== 'skipped' && !known.has(nameOf(task)));
}

function nameOf({ project, run }: Pick<Task, 'project' | 'run'>): string {
  return `${run} ${project}`;
}

async function isFresh(path: string, { cached }: Task, startedAt: number): Promise<boolean> {
  if (cached) return true;
  const status = await stat(path).catch(() => undefined);
  return status !== undefined && status.mtimeMs >= startedAt - clockLagMs;
}
