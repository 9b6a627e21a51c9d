import type { CassetteSession } from '@plumbline/cassette';
import type { RunnerTestFile, RunnerTestSuite } from 'vitest';
import { unplayedWarning } from './conclude-test.ts';
import type { TestReport } from './test-report.ts';
import type { WorkerOrders } from './worker-orders.ts';

/**
 * Says what the recording of a file did, of what it requests outside its tests. What is left of it counts where
 * all of the file's tests passed: hooks of a suite that did not run ask for nothing.
 *
 * @param file - The file, ended.
 * @param session - Its recording, ended.
 * @param unplayed - What becomes of what was left.
 * @returns What is reported.
 */
export function reportOfFile(
  file: RunnerTestFile,
  session: CassetteSession,
  unplayed: WorkerOrders['unplayed'],
): Pick<TestReport, 'recordings' | 'warnings'> {
  const { unplayed: left, ...recordings } = session.counts();
  if (left === undefined || !hasPassed(file)) return { recordings };
  const all = { ...recordings, unplayed: left };
  return { recordings: all, ...unplayedWarning(all, unplayed) };
}

function hasPassed(suite: Readonly<RunnerTestSuite>): boolean {
  return suite.tasks.every((task) =>
    task.type === 'suite' ? hasPassed(task) : task.result?.state === 'pass',
  );
}
