import { isOfOurs } from './test-problems.ts';
import type { TestModule, TestSuite, Vitest } from 'vitest/node';

/**
 * Writes a test file's failures as Vitest shows them: message, difference, place and code.
 *
 * @param vitest - The run.
 * @param module - The test file, ended.
 * @returns Lines for people; empty where nothing failed but by errors of ours, which are problems of the record.
 */
export function failureOutput(vitest: Vitest, module: TestModule): string {
  const suites: readonly (TestModule | TestSuite)[] = [module, ...module.children.allSuites()];
  const failures = [
    ...suites.map((suite) => ({ title: suite.type === 'module' ? '' : suite.name, errors: suite.errors() })),
    ...[...module.children.allTests('failed')].map((test) => ({
      title: test.fullName,
      errors: test.result().errors ?? [],
    })),
  ];
  const show = (error: Parameters<Vitest['logger']['formatError']>[0]): string =>
    vitest.logger.formatError(error, { project: module.project, showCodeFrame: true }).output;
  return failures
    .map(({ title, errors }) => ({ title, errors: errors.filter((error) => !isOfOurs(error)) }))
    .filter(({ errors }) => errors.length > 0)
    .map(
      ({ title, errors }) =>
        `\nFAIL ${[module.relativeModuleId, title].filter(Boolean).join(' > ')}\n${errors.map(show).join('\n')}`,
    )
    .join('');
}
