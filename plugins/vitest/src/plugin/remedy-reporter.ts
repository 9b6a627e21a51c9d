import type { SerializedError, TestError } from 'vitest';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';
import type {} from '../worker/worker-orders.ts';
import { unknownTag } from './unknown-tag.ts';

/**
 * Lets the reporters after it say each error of ours with its code and its remedy, which Vitest leaves out.
 * Where a run of ours reports, it changes nothing: that reads them from the error.
 */
export class RemedyReporter implements Reporter {
  onTestCaseResult(test: TestCase): void {
    if (isPlain(test)) for (const error of test.result().errors ?? []) addRemedy(error);
  }

  onTestSuiteResult(suite: TestSuite): void {
    if (isPlain(suite)) for (const error of suite.errors()) addRemedy(error);
  }

  onTestModuleEnd(module: TestModule): void {
    if (isPlain(module)) for (const error of module.errors()) addRemedy(error);
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    if (modules.every(isPlain)) for (const error of errors) addRemedy(error);
  }
}

function isPlain({ project }: Pick<TestModule, 'project'>): boolean {
  return project.getProvidedContext().plumbline.project === '';
}

/** Vitest prints an error's name and message. */
function addRemedy(error: TestError | SerializedError): void {
  const problem = unknownTag(error.message) ?? ownProblem(error);
  if (problem === undefined || error.name === problem.code) return;
  const { code, message, remedy } = problem;
  const before = `${error.name ?? 'Error'}: ${error.message}`;
  Object.assign(error, { name: code, message: `${message}\n  → ${remedy}` });
  if (error.stack !== undefined) error.stack = error.stack.replace(before, `${code}: ${error.message}`);
}

/** An error of ours keeps its code and remedy on its way out of the worker. */
function ownProblem(error: TestError | SerializedError): ReturnType<typeof unknownTag> {
  const [code, remedy]: readonly unknown[] = [Reflect.get(error, 'code'), Reflect.get(error, 'remedy')];
  if (typeof code !== 'string' || typeof remedy !== 'string') return undefined;
  return { code, message: error.message, remedy };
}
