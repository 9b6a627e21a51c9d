import { snapshotProblem } from './snapshot-problem.ts';
import { tagsConflict } from '@plumbline/contracts/modes';
import type { RunProblem } from '@plumbline/contracts';
import type { TestError } from 'vitest';
import type { TestCase, TestModule } from 'vitest/node';
import { unknownTag } from '../../plugin/unknown-tag.ts';
import type {} from '../../worker/test-report.ts';

/**
 * Says what is wrong with a test file as a whole: it could not be loaded, or a hook around its tests failed.
 *
 * @param module - The test file.
 * @returns One problem an error; empty where it loaded.
 */
export function moduleProblems(module: TestModule): readonly RunProblem[] {
  const suites = [...module.children.allSuites()];
  const errors = [module, ...suites].flatMap((suite) => suite.errors());
  if (isEmpty(module) && errors.every(({ message }) => noSuite.test(message))) return [noTests(module)];
  return errors.map((error) => moduleProblem(module, error));
}

/** How Vitest words it, where it says so: it does not where a tag expression selects tests. */
const noSuite = /^No test suite found in file/u;

function isEmpty(module: TestModule): boolean {
  return module.state() !== 'queued' && module.children.allTests().next().done === true;
}

function noTests(module: TestModule): RunProblem {
  return {
    code: 'NO_TESTS_IN_FILE',
    message: 'The file is named like a test file and has no test.',
    remedy: 'Write a test, or name the file so that `include` of the Vitest configuration leaves it out.',
    file: module.relativeModuleId,
  };
}

/** What is known of a test's run beside its result. */
export interface TestContext {
  /** Whether a live test without its credentials is a failure. */
  readonly credentialsRequired: boolean;
  /** Whether its file was cut short for a reason that is told already. */
  readonly isCut: boolean;
}

/**
 * Says what is wrong with a test.
 *
 * @param test - A test that the run selects.
 * @param context - What is known beside the test.
 * @returns The problems; empty where it passed, or was skipped by its author.
 */
export function testProblems(test: TestCase, context: TestContext): readonly RunProblem[] {
  if (tagsConflict(test.tags)) return [conflictingTags(test)];
  const missing = credentialProblems(test);
  if (missing.length > 0) return context.credentialsRequired ? missing : [];
  const own = (test.meta().plumbline?.problems ?? []).map((problem) => at(test, problem));
  return own.length > 0 ? own : failures(test, context);
}

/**
 * Says which credentials a live test lacks.
 *
 * @param test - A test that the run selects.
 * @returns One problem a missing variable; the workspace says whether they are failures or warnings.
 */
export function credentialProblems(test: TestCase): readonly RunProblem[] {
  return (test.meta().plumbline?.missingCredentials ?? []).map((variable) =>
    at(test, {
      code: 'CREDENTIALS_MISSING',
      message: `The live test was not run: ${variable} is not set.`,
      remedy: `Set ${variable}, or set live.required to "optional" in plumbline.json where live tests may be left out.`,
      variables: [variable],
    }),
  );
}

/**
 * Says what the worker says of a test, or of a file outside its tests, that people should know and is no failure.
 *
 * @param task - The test, or the file.
 * @returns The warnings.
 */
export function reportedWarnings(task: TestCase | TestModule): readonly RunProblem[] {
  const warnings = task.meta().plumbline?.warnings ?? [];
  if (task.type === 'test') return warnings.map((warning) => at(task, warning));
  return warnings.map((warning) => ({ ...warning, file: task.relativeModuleId }));
}

function failures(test: TestCase, { isCut }: TestContext): readonly RunProblem[] {
  const { state, errors } = test.result();
  if (state === 'pending') return isCut ? [] : [at(test, neverEnded)];
  if (state !== 'failed') return [];
  const [first] = errors;
  if (first === undefined) return [at(test, { ...testFailed, message: 'no message' })];
  return [at(test, errorProblem(first, snapshotProblem(first.message) ?? testFailed))];
}

const testFailed = {
  code: 'TEST_FAILED',
  remedy: 'The output above shows the difference and the place.',
};

const neverEnded = {
  code: 'TEST_NOT_ENDED',
  message: 'The test was started and never ended: its worker went away.',
  remedy: 'Look for process.exit, a crash or an out-of-memory in the test or what it calls.',
};

function at(test: TestCase, problem: Omit<RunProblem, 'file' | 'test'>): RunProblem {
  return { ...problem, file: test.module.relativeModuleId, test: test.fullName };
}

function conflictingTags(test: TestCase): RunProblem {
  return at(test, {
    code: 'TAGS_CONFLICT',
    message: `The test carries both "quick" and "tier3" (all its tags: ${test.tags.join(', ')}).`,
    remedy:
      'Drop one: quick tests are played back, tier3 tests are live. Tags of describe blocks are inherited.',
  });
}

function moduleProblem(module: TestModule, error: TestError): RunProblem {
  const other = snapshotProblem(error.message) ?? fileFailed;
  return { ...(unknownTag(error.message) ?? errorProblem(error, other)), file: module.relativeModuleId };
}

const fileFailed = { code: 'TEST_FILE_FAILED', remedy: 'The output above shows the place.' };

/**
 * Tells whether an error is one of ours, as it comes out of a worker.
 *
 * @param error - An error that Vitest serialized.
 * @returns True where it has a code and a remedy.
 */
export function isOfOurs<E extends object>(error: E): error is E & { code: string; remedy: string } {
  const [code, remedy]: readonly unknown[] = [Reflect.get(error, 'code'), Reflect.get(error, 'remedy')];
  return typeof code === 'string' && typeof remedy === 'string';
}

/** An error of ours keeps its code and remedy on its way out of the worker; any other gets these. */
function errorProblem(
  error: TestError,
  other: Pick<RunProblem, 'code' | 'remedy' | 'exitCode'>,
): Pick<RunProblem, 'code' | 'message' | 'remedy' | 'exitCode'> {
  if (isOfOurs(error)) return { code: error.code, remedy: error.remedy, message: error.message };
  return { ...other, message: error.message.split('\n', 1)[0] ?? '' };
}
