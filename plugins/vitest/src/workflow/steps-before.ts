import type { RunnerTask, RunnerTestCase } from 'vitest';

/**
 * Finds the steps before one.
 *
 * @param task - The step's test.
 * @returns Their tests, in order.
 */
export function stepsBefore({
  id,
  suite,
}: Pick<Readonly<RunnerTestCase>, 'id' | 'suite'>): readonly RunnerTask[] {
  const steps = suite?.tasks ?? [];
  return steps.slice(
    0,
    steps.findIndex((step) => step.id === id),
  );
}
