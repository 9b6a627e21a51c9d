import { describe, test as plainTest, type TestAPI } from 'vitest';
import { defineSteps, type DefineTest } from './define-steps.ts';
import { WorkflowPlan } from './workflow-plan.ts';
import type {
  AddStep,
  Grown,
  StepFunction,
  StepOptions,
  SteppedWorkflow,
  Workflow,
  WorkflowOptions,
} from './workflow-types.ts';

/**
 * Makes a test of several steps that go on from each other: a `describe` with one test a step. They run one after
 * the other, share one cassette with a section each, and hand state and conversation on. A step that fails
 * leaves out those after it; a step that runs alone goes on from what was recorded of those before it.
 *
 * @param name - Name of the workflow.
 * @param options - Fixtures, conversation, what checks every step, and Vitest's options of a `describe`.
 * @returns The workflow; steps are added to it at once, one after the other.
 */
export function workflow<Fixtures = object, Conversation = undefined, Memory = undefined>(
  name: string,
  options: WorkflowOptions<Fixtures, Conversation, Memory> = {},
): Workflow<object, Fixtures, Conversation> {
  const { test, conversation, validators = [], normalizeState = [], ...suite } = options;
  const plan = new WorkflowPlan({ name, conversation, validators, normalizeState });
  const meta = { ...suite.meta, workflow: { steps: plan.names } };
  describe(name, { ...suite, concurrent: false, shuffle: false, meta }, () => {
    defineSteps(plan, test === undefined ? definedBy(plainTest) : definedBy(test));
  });
  return addingTo(plan);
}

/** Steps run in order, also where the project, a tag or what stands around them says concurrent. */
function definedBy<Fixtures>(test: TestAPI<Fixtures>): DefineTest {
  return ({ name, options }, run) => {
    test(name, { ...options, concurrent: false }, run);
  };
}

function addingTo<State, Fixtures, Conversation>(
  plan: WorkflowPlan,
): SteppedWorkflow<State, Fixtures, Conversation> {
  const step = stepAdder<State, Fixtures, Conversation>(plan, {});
  const only = stepAdder<State, Fixtures, Conversation>(plan, { only: true });
  const skip = stepAdder<State, Fixtures, Conversation>(plan, { skip: true });
  return {
    step: Object.assign(step, { only, skip }),
    check(...validators) {
      plan.check(validators);
      return addingTo(plan);
    },
  };
}

function stepAdder<State, Fixtures, Conversation>(
  plan: WorkflowPlan,
  mode: StepOptions,
): AddStep<State, Fixtures, Conversation> {
  type Run<Added> = StepFunction<State, Fixtures, Conversation, Added>;
  type After<Added> = SteppedWorkflow<Grown<State, Added>, Fixtures, Conversation>;
  function add<Added>(name: string, run: Run<Added>): After<Added>;
  function add<Added>(name: string, options: StepOptions, run: Run<Added>): After<Added>;
  function add<Added>(
    name: string,
    ...[first, second]: readonly [Run<Added>] | readonly [StepOptions, Run<Added>]
  ): After<Added> {
    const [options, run] = typeof first === 'function' ? [{}, first] : [first, second];
    if (run !== undefined) plan.add({ name, options: { ...options, ...mode }, run, validators: [] });
    return addingTo(plan);
  }
  return add;
}
