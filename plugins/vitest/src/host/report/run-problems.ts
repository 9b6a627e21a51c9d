import type { RunProblem } from '@plumbline/contracts';
import type { SerializedError, TestModule, Vitest } from 'vitest/node';
import type { HungWorker } from '../process/beat-watch.ts';

/**
 * Says that an error came up outside every test.
 *
 * @param error - What nobody caught.
 * @returns The problem.
 */
export function errorOutside(error: Pick<SerializedError, 'message' | 'name'>): RunProblem {
  return {
    code: 'UNHANDLED_ERROR',
    message: `An error that no test caught: ${error.name ?? 'Error'}: ${error.message}`,
    remedy: 'Await every promise of the test, and close what it opens before it ends.',
  };
}

/**
 * Says that a test file never ended.
 *
 * @param module - The file whose worker went away.
 * @param errors - What Vitest caught; those that name the file say why.
 * @returns The problem.
 */
export function fileNotEnded(module: TestModule, errors: readonly SerializedError[]): RunProblem {
  return {
    code: 'TEST_FILE_NOT_ENDED',
    message: [
      'The worker that ran this test file went away before the file ended.',
      ...causesFor(module, errors),
    ].join(' '),
    remedy: 'Look for process.exit, a crash or an out-of-memory in the tests or what they call.',
    file: module.relativeModuleId,
  };
}

/**
 * Says that a project's own `bail` ended its run.
 *
 * @param bail - How many failed tests it allows.
 * @param files - The test files that did not come to their turn, as the record names them.
 * @returns The warning.
 */
export function bailed(bail: number, files: readonly string[]): RunProblem {
  const after = bail === 1 ? 'its first failed test' : `${String(bail)} failed tests`;
  const leftOut = files.length === 0 ? 'the rest of its file' : files.join(', ');
  return {
    code: 'BAILED',
    message: `The run ended with ${after}, as \`bail\` says. Left out: ${leftOut}.`,
    remedy: 'Mend what failed; to see all failures, leave `bail` out of the Vitest configuration.',
  };
}

/** A pool's error says which file it ran, and its cause what happened. */
function causesFor({ moduleId }: TestModule, errors: readonly SerializedError[]): readonly string[] {
  return [...new Set(errors.flatMap(withCauses))].filter((message) => message.includes(moduleId));
}

function withCauses(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null || !('message' in error)) return [];
  const cause: unknown = Reflect.get(error, 'cause');
  const errors: unknown = Reflect.get(error, 'errors');
  const inner = Array.isArray(errors) ? errors.flatMap(withCauses) : [];
  const causes = withCauses(cause);
  return [[String(error.message), ...causes].join(': '), ...inner];
}

/**
 * Says that a test blocked its worker for good, and that the worker was ended.
 *
 * @param hung - What the watch saw.
 * @returns The problem.
 */
export function testHung({ tests, silentMs }: HungWorker): RunProblem {
  const seconds = String(Math.round(silentMs / 1000));
  const [test] = tests;
  if (test === undefined) {
    return {
      code: 'TEST_HUNG',
      message: `Code outside every test held its worker up for ${seconds} s; the worker was ended.`,
      remedy:
        'Look at the top of the file, and of what it imports, for an endless loop or a promise that nothing settles.',
    };
  }
  return {
    code: 'TEST_HUNG',
    message: `"${tests.join('", "')}" blocked its worker for ${seconds} s, past its timeout; the worker was ended.`,
    remedy:
      'Look for an endless loop. What may take longer needs a longer timeout: the third argument of test(), or qa.hangGraceMs in plumbline.json.',
    test,
  };
}

/**
 * Says that a project has no test file to run.
 *
 * @param project - The project, and the files that were asked for.
 * @returns The problem.
 */
export function noTestFiles({
  name,
  files,
}: {
  readonly name: string;
  readonly files: readonly string[] | undefined;
}): RunProblem {
  return files === undefined
    ? {
        code: 'NO_TEST_FILES',
        message: `The Vitest configuration of ${name} finds no test file.`,
        remedy: 'Mend its `include`, or set `passWithNoTests` in it.',
      }
    : {
        code: 'NO_TEST_FILES',
        message: `None of the files that were asked for is a test file of ${name}: ${files.join(', ')}.`,
        remedy: 'Name test files relative to the root of the project.',
      };
}

/**
 * Says that Vitest counts a run as failed for a reason of its own.
 *
 * @param status - The exit status it set.
 * @returns The problem.
 */
export function vitestFailed(status: number | string): RunProblem {
  return {
    code: 'VITEST_FAILED',
    message: `Every test passed, and Vitest ends with status ${String(status)}: a coverage threshold, a teardown or a reporter failed.`,
    remedy: 'The output above says which.',
  };
}

/**
 * Finds the errors that Vitest caught outside the tests of one file.
 *
 * @param vitest - The run.
 * @param module - The test file.
 * @returns The errors that say that they came from that file.
 */
export function errorsOf(vitest: Vitest, module: TestModule): readonly SerializedError[] {
  const errors = vitest.state.getUnhandledErrors() as readonly SerializedError[];
  return errors.filter((error) => testPath(error) === module.moduleId);
}

/**
 * Tells whether an error of the run is still nobody's.
 *
 * @param error - An error that Vitest caught.
 * @param filesWereCut - Whether files lost their worker: then Vitest's own sum of errors says no more.
 * @returns True where no file has been blamed for it.
 */
export function isUnexplained(error: SerializedError, filesWereCut: boolean): boolean {
  if (testPath(error) !== undefined) return false;
  return !(filesWereCut && (error.name === 'AggregateError' || error.message.startsWith('[vitest-pool]')));
}

function testPath(error: SerializedError): string | undefined {
  const path: unknown = Reflect.get(error, 'VITEST_TEST_PATH');
  return typeof path === 'string' ? path : undefined;
}
