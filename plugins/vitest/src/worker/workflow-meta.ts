import type { RunnerTestCase, RunnerTestSuite } from 'vitest';

/** What a workflow says of itself in the `meta` of its describe block. */
export interface WorkflowMeta {
  /** Names of its steps, in order. */
  readonly steps: readonly string[];
}

declare module 'vitest' {
  interface TaskMeta {
    /** Says that a describe block is a workflow, whose tests are its steps. */
    workflow?: WorkflowMeta;
  }
}

/** The workflow that a test is a step of. */
export interface StepPlace {
  readonly suite: Readonly<RunnerTestSuite>;
  /** Names of all its steps, in order. */
  readonly order: readonly string[];
}

/**
 * Finds the workflow that a test is a step of.
 *
 * @param task - The test.
 * @returns The workflow; `undefined` for any other test.
 */
export function stepPlaceOf({ suite }: Pick<Readonly<RunnerTestCase>, 'suite'>): StepPlace | undefined {
  const order = suite?.meta.workflow?.steps;
  return suite === undefined || order === undefined ? undefined : { suite, order };
}
