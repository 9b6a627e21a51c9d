import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '@plumbline/contracts';
import { readRunRecords } from '@plumbline/qa';
import type { FinishedRun } from './finished-runs.ts';

/** File systems stamp files by a clock that lags behind by up to a tick. */
const clockLagMs = 50;

/** Run records of an `nx` command, and the runs that left none. */
export interface FreshRecords {
  readonly records: readonly RunRecord[];
  /** Runs that ended before they could write their record. */
  readonly missing: readonly FinishedRun[];
}

/**
 * Reads the run records that an `nx` command wrote or restored. A record of an earlier run,
 * left in place by a run that broke down, is not taken for this one's.
 *
 * @param workspaceRoot - Absolute path of the workspace root.
 * @param runs - What the command finished.
 * @param startTime - When it started, in milliseconds since 1970.
 * @returns The records, and the runs without one; runs that never started are in neither.
 */
export async function freshRecords(
  workspaceRoot: string,
  runs: readonly FinishedRun[],
  startTime: number,
): Promise<FreshRecords> {
  const started = runs.filter(({ outcome }) => outcome !== 'skipped');
  const { records } = await readRunRecords(workspaceRoot, {
    projects: started.map(({ project }) => project),
    runs: started.map(({ run }) => run),
  });
  const byName = new Map(records.map((record) => [`${record.run} ${record.project}`, record]));
  const found = await Promise.all(
    started.map(async (run) => ({
      run,
      record: (await isFresh(workspaceRoot, run, startTime))
        ? byName.get(`${run.run} ${run.project}`)
        : undefined,
    })),
  );
  return {
    records: found.flatMap(({ record }) => record ?? []),
    missing: found.filter(({ record }) => record === undefined).map(({ run }) => run),
  };
}

async function isFresh(workspaceRoot: string, run: FinishedRun, startTime: number): Promise<boolean> {
  if (run.cached) return true;
  try {
    const { mtimeMs } = await stat(join(workspaceRoot, run.record));
    return mtimeMs >= startTime - clockLagMs;
  } catch {
    return false;
  }
}
