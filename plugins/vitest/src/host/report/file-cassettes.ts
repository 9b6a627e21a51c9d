import { relative } from 'node:path';
import { tierOf } from '@plumbline/contracts/modes';
import type { FileOutcome } from '@plumbline/qa/test-host';
import type { TestCase, TestModule } from 'vitest/node';
import { cassettePath } from '../../worker/cassette-path.ts';
import { outsideTests } from '../../worker/outside-tests.ts';
import type {} from '../../worker/test-report.ts';
import type {} from '../../worker/worker-orders.ts';

/**
 * Says which cassettes the tests of a file used, and which belong to tests that did not run: nobody can
 * say of those whether they are still needed.
 *
 * @param module - A test file that has ended.
 * @returns Paths relative to the project root, with slashes.
 */
export function fileCassettes(module: TestModule): NonNullable<FileOutcome['cassettes']> {
  const { cassetteDirectory, projectRoot } = module.project.getProvidedContext().plumbline;
  const inProject = (path: string): string => relative(projectRoot, path).replaceAll('\\', '/');
  const tests = [...module.children.allTests()];
  const used = [module, ...tests].map((task) => task.meta().plumbline?.cassette).filter(isDefined);
  const spared = sparedNames(tests).map(({ name, before }) =>
    cassettePath({ file: module.moduleId, name, before }, cassetteDirectory),
  );
  return { used: unique(used.map(inProject)), spared: unique(spared.map(inProject)) };
}

interface NamedCassette {
  readonly name: string;
  readonly before: number;
}

/** Where a test did not run, hooks of its suites may not have run either, nor a suite as a whole. */
function sparedNames(tests: readonly TestCase[]): NamedCassette[] {
  const seen = new Map<string, number>();
  const spared: NamedCassette[] = [];
  for (const test of tests) {
    const before = seen.get(test.fullName) ?? 0;
    seen.set(test.fullName, before + 1);
    if (!mayHaveOne(test)) continue;
    spared.push({ name: test.fullName, before });
    for (const name of [outsideTests, ...suitesOf(test)]) spared.push({ name, before: 0 });
  }
  return spared;
}

/** Live tests are never recorded. */
function mayHaveOne(test: TestCase): boolean {
  const { state } = test.result();
  return state !== 'passed' && state !== 'failed' && tierOf(test.tags) !== 'tier3';
}

function suitesOf({ parent }: TestCase): string[] {
  const names: string[] = [];
  for (let suite = parent; suite.type === 'suite'; suite = suite.parent) names.push(suite.fullName);
  return names;
}

function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)].sort();
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
