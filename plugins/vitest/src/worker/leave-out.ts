import type { RunnerTask, RunnerTestCase, RunnerTestSuite, TestRunner } from 'vitest';
import { emptyReport } from './test-report.ts';

/** Gives the hooks of a suite, to be changed in place; Vitest's `TestRunner.getSuiteHooks`. */
type HooksOf = typeof TestRunner.getSuiteHooks;

/**
 * Takes tests out of a suite before anything of it runs: neither they run, nor the hooks of a suite
 * that has no other test to run. Says in the `meta` of each test what it lacks.
 *
 * @param suite - A test file, or a describe block; changed in place.
 * @param missingFor - Names the credentials that a test lacks; empty where it can run.
 * @param hooksOf - Gives the hooks of a suite.
 */
export function leaveOut(
  suite: Readonly<RunnerTestSuite>,
  missingFor: (test: RunnerTestCase) => readonly string[],
  hooksOf: HooksOf,
): void {
  const before = suite.tasks.filter(willRun).length;
  for (const task of suite.tasks.filter(willRun)) {
    if (task.type === 'suite') leaveOut(task, missingFor, hooksOf);
    else leaveOutTest(task, missingFor(task));
  }
  if (before > 0 && !suite.tasks.some(hasTestToRun)) dropHooks(suite, hooksOf);
}

function willRun({ mode }: RunnerTask): boolean {
  return mode === 'run' || mode === 'queued';
}

function hasTestToRun(task: RunnerTask): boolean {
  return willRun(task) && (task.type === 'test' || task.tasks.some(hasTestToRun));
}

function leaveOutTest(test: RunnerTestCase, missing: readonly string[]): void {
  if (missing.length === 0) return;
  test.mode = 'skip';
  test.result = Object.assign({ state: 'skip' as const }, { note: `not run: ${missing.join(', ')} not set` });
  test.meta.plumbline = { ...emptyReport, missingCredentials: missing };
}

/** The suite itself stays as it is: Vitest reports the tests of a suite that it skips no further. */
function dropHooks(suite: Readonly<RunnerTestSuite>, hooksOf: HooksOf): void {
  const { beforeAll, afterAll, aroundAll } = hooksOf(suite);
  for (const hooks of [beforeAll, afterAll, aroundAll]) hooks.length = 0;
}
