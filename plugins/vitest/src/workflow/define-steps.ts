import { beforeEach, type TestContext } from 'vitest';
import { attemptStep } from './attempt-step.ts';
import { LeftByStep } from './left-by-step.ts';
import { stepsBefore } from './steps-before.ts';
import type { StepPlan, WorkflowPlan } from './workflow-plan.ts';

/** Makes a test of a step. */
export type DefineTest = (step: StepPlan, run: (context: TestContext) => Promise<void>) => void;

/**
 * Makes the tests of a workflow.
 *
 * @param plan - The workflow; no more steps can be added to it.
 * @param defineTest - Makes a test.
 * Side effects: adds a hook and tests to the `describe` block that is being collected.
 */
export function defineSteps(plan: WorkflowPlan, defineTest: DefineTest): void {
  const { settings } = plan;
  const left = new LeftByStep(settings.conversation !== undefined);
  beforeEach(({ task, skip }) => {
    const failed = stepsBefore(task).find(({ result }) => result?.state === 'fail');
    if (failed !== undefined) skip(`the step "${failed.name}" failed`);
  });
  for (const step of plan.close()) {
    const run = async (context: TestContext): Promise<void> => attemptStep({ settings, step, left }, context);
    defineTest(step, withParametersOf(step.run, run));
  }
}

/** Vitest reads which fixtures a test wants from the text of its function. */
function withParametersOf<F extends (...parameters: never[]) => unknown>(
  original: (context: never) => unknown,
  run: F,
): F {
  return Object.defineProperty(run, 'toString', { value: () => original.toString() });
}
