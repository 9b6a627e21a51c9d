import { runSelects, tagsConflict, type RunKind } from '@plumbline/contracts/modes';
import type { RunProblem, TestCounts } from '@plumbline/contracts';
import {
  didAnything,
  slowestPerFile,
  sumRecordings,
  type FileOutcome,
  type TestOutcome,
} from '@plumbline/qa/test-host';
import type { TestCase, TestModule } from 'vitest/node';
import type {} from '../../worker/test-report.ts';
import { outsideTests } from '../../worker/outside-tests.ts';
import { fileCassettes } from './file-cassettes.ts';
import { credentialProblems, moduleProblems, reportedWarnings, testProblems } from './test-problems.ts';

/** What is known of a test file's end beside Vitest's own module. */
export interface FileEnd {
  readonly module: TestModule;
  readonly run: RunKind;
  /** Whether a live test without its credentials is a failure. */
  readonly credentialsRequired: boolean;
  readonly namePattern: string | undefined;
  /** Whether the project's own `bail` ended the run: what it left out is nobody's fault, and proves nothing. */
  readonly isBailed: boolean;
  /** Problems found outside its tests: a worker that hung, an error nobody caught. */
  readonly problems: readonly RunProblem[];
  readonly output: string;
}

/**
 * Says how a test file ended.
 *
 * @param end - Vitest's module, after its last test or after its worker died, and what else is known.
 * @returns The outcome; a test that never ended is a failure of the file.
 */
export function fileOutcome(end: FileEnd): FileOutcome {
  const selected = selectTests(end);
  const isCut = end.problems.length > 0 || end.isBailed;
  const problems = [
    ...moduleProblems(end.module).filter(({ code }) => !(isCut && code === 'NO_TESTS_IN_FILE')),
    ...selected.flatMap((test) => testProblems(test, { ...end, isCut })),
    ...end.problems.map((problem) => ({ file: end.module.relativeModuleId, ...problem })),
  ];
  const counts = countTests(selected, end);
  return {
    path: end.module.relativeModuleId,
    outcome: outcomeOf(problems, counts, end),
    durationMs: selected.reduce((sum, test) => sum + (test.diagnostic()?.duration ?? 0), 0),
    counts,
    ...recordingsOf([end.module, ...selected]),
    cassettes: fileCassettes(end.module),
    slowest: slowestTests(selected),
    problems,
    warnings: [
      ...(end.credentialsRequired ? [] : selected.flatMap(credentialProblems)),
      ...[end.module, ...selected].flatMap(reportedWarnings),
    ],
    output: end.output,
  };
}

/** What was asked outside the tests is the file's alone. */
function recordingsOf(tasks: readonly (TestModule | TestCase)[]): Pick<FileOutcome, 'recordings' | 'played'> {
  const played = tasks.flatMap((task) => {
    const recordings = task.meta().plumbline?.recordings;
    if (recordings === undefined || !didAnything(recordings)) return [];
    return [{ test: task.type === 'module' ? outsideTests : task.fullName, ...recordings }];
  });
  return { recordings: sumRecordings(played), ...(played.length > 0 && { played }) };
}

function selectTests(end: FileEnd): readonly TestCase[] {
  const pattern = end.namePattern === undefined ? undefined : new RegExp(end.namePattern);
  return [...end.module.children.allTests()].filter(
    (test) =>
      (runSelects(end.run, test.tags) || tagsConflict(test.tags)) &&
      (pattern === undefined || pattern.test(test.fullName)),
  );
}

function countTests(tests: readonly TestCase[], end: FileEnd): TestCounts {
  const counts = { passed: 0, failed: 0, skipped: 0, notRun: 0 };
  for (const test of tests) counts[countedAs(test, end)] += 1;
  return counts;
}

function countedAs(test: TestCase, { isBailed }: FileEnd): keyof TestCounts {
  if ((test.meta().plumbline?.missingCredentials ?? []).length > 0) return 'notRun';
  const { state } = test.result();
  if (state !== 'pending') return state;
  return isBailed ? 'skipped' : 'failed';
}

function outcomeOf(
  problems: readonly RunProblem[],
  counts: TestCounts,
  { isBailed }: FileEnd,
): FileOutcome['outcome'] {
  if (problems.length > 0 || counts.failed > 0) return 'failed';
  const isWhole = !isBailed || counts.skipped === 0;
  return counts.passed > 0 && isWhole ? 'passed' : 'skipped';
}

function slowestTests(tests: readonly TestCase[]): readonly TestOutcome[] {
  return tests
    .map((test) => ({ name: test.fullName, durationMs: test.diagnostic()?.duration ?? 0 }))
    .sort((a, b) => b.durationMs - a.durationMs)
    .slice(0, slowestPerFile);
}
