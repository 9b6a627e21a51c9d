import { stat } from 'node:fs/promises';
import type { LastRun, ReplyWarning, RunRecord } from '@plumbline/contracts';
import { readIfPresent } from '../read-if-present.ts';
import { byProjectAndRun } from './by-project-and-run.ts';
import { hasRecordShape } from './has-record-shape.ts';
import { passedOver } from './passed-over.ts';
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
  /** One for each file of a task that is no run record of this version. */
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
  const unique = [...new Map(tasks.map((task) => [nameOf(task), task])).values()];
  const found = await Promise.all(
    unique.map(async (task) => ({ task, ...(await readOne(workspaceRoot, task, startedAt)) })),
  );
  return {
    records: found.flatMap(({ record }) => record ?? []).toSorted(byProjectAndRun),
    missing: found.filter(isMissing).map(({ task }) => task),
    warnings: found.flatMap(({ warning }) => warning ?? []),
  };
}

function nameOf({ project, run }: Task): string {
  return `${run} ${project}`;
}

interface Found {
  readonly record?: RunRecord;
  readonly warning?: ReplyWarning;
}

async function readOne(workspaceRoot: string, task: Task, startedAt: number): Promise<Found> {
  const path = runRecordPath({ workspaceRoot, ...task });
  if (!task.cached && !(await isFresh(path, startedAt))) return {};
  try {
    const text = await readIfPresent(path);
    if (text === undefined) return {};
    const value: unknown = JSON.parse(text);
    return hasRecordShape(value) ? { record: value } : warn(task, 'it has another shape');
  } catch (cause) {
    return warn(task, cause instanceof Error ? cause.message : String(cause));
  }
}

async function isFresh(path: string, startedAt: number): Promise<boolean> {
  const status = await stat(path).catch(() => undefined);
  return status !== undefined && status.mtimeMs >= startedAt - clockLagMs;
}

function warn({ project, run }: Task, reason: string): Found {
  return { warning: passedOver(runRecordPath({ workspaceRoot: '.', project, run }).slice(2), reason) };
}

/* A task that an interruption cut short counts as skipped: it may have left a record, or not. */
function isMissing({ task, record }: Found & { readonly task: Task }): boolean {
  return record === undefined && task.outcome !== 'skipped';
}
