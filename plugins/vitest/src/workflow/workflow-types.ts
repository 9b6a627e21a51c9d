import type { SuiteOptions, TestAPI, TestContext, TestOptions } from 'vitest';
import type { ConversationKeeper } from './conversation-keeper.ts';
import type { Normalizer } from './state/normalizer.ts';
import type { Validator } from './validator.ts';

/** What {@link workflow} can be told; Vitest's options of a `describe` among it. */
export interface WorkflowOptions<Fixtures, Conversation, Memory> extends Omit<
  SuiteOptions,
  'concurrent' | 'shuffle' | 'fails'
> {
  /** A test with fixtures, of `test.extend`, that steps take; Vitest's own where absent. */
  readonly test?: TestAPI<Fixtures>;
  /** The conversation that goes on from step to step; none where absent. */
  readonly conversation?: ConversationKeeper<Conversation, Memory>;
  /** What checks every step. */
  readonly validators?: readonly Validator[];
  /** Taken over the state before it is compared with the recorded one: what differs from run to run. */
  readonly normalizeState?: readonly Normalizer[];
}

/** Vitest's options of a test, as far as a step has them: steps run one after the other. */
export type StepOptions = Omit<TestOptions, 'concurrent' | 'fails' | 'todo'>;

/** What a step is given: Vitest's context, fixtures, the state so far, the conversation. */
export type StepContext<State, Fixtures, Conversation> = TestContext &
  Fixtures & {
    /** What the steps before left; frozen. */
    readonly state: Readonly<State>;
    /** The conversation, as the step before left it. */
    readonly conversation: Conversation;
  };

/** A state with what a step has added to it. */
export type Grown<State, Added> = [Added] extends [object] ? Flat<Omit<State, keyof Added> & Added> : State;

type Flat<T> = { [K in keyof T]: T[K] };

/** Runs a step; what it returns is added to the state. */
export type StepFunction<State, Fixtures, Conversation, Added> = (
  context: StepContext<State, Fixtures, Conversation>,
) => Added | Promise<Added>;

/** Adds a step to a workflow. */
export interface AddStep<State, Fixtures, Conversation> {
  /**
   * Adds a step: a test, which goes on from what the steps before it left.
   *
   * @param name - Its name, which no other step of the workflow has.
   * @param run - Runs it; what it returns, plain JSON values in an object, is added to the state.
   * @returns The workflow, with the state after this step.
   * @throws PlumblineError `WORKFLOW_STEP_DUPLICATE` or `WORKFLOW_CLOSED`.
   */
  <Added>(
    name: string,
    run: StepFunction<State, Fixtures, Conversation, Added>,
  ): SteppedWorkflow<Grown<State, Added>, Fixtures, Conversation>;
  /**
   * Adds a step with options of Vitest, such as `tags`, `timeout` and `retry`.
   *
   * @param name - Its name, which no other step of the workflow has.
   * @param options - Vitest's options.
   * @param run - Runs it; what it returns, plain JSON values in an object, is added to the state.
   * @returns The workflow, with the state after this step.
   * @throws PlumblineError `WORKFLOW_STEP_DUPLICATE` or `WORKFLOW_CLOSED`.
   */
  <Added>(
    name: string,
    options: StepOptions,
    run: StepFunction<State, Fixtures, Conversation, Added>,
  ): SteppedWorkflow<Grown<State, Added>, Fixtures, Conversation>;
}

/** A workflow, to which steps are added. */
export interface Workflow<State, Fixtures, Conversation> {
  /** Adds a step; `step.only` runs it alone, `step.skip` leaves it out. */
  readonly step: AddStep<State, Fixtures, Conversation> & {
    readonly only: AddStep<State, Fixtures, Conversation>;
    readonly skip: AddStep<State, Fixtures, Conversation>;
  };
}

/** A workflow with at least one step. */
export interface SteppedWorkflow<State, Fixtures, Conversation> extends Workflow<
  State,
  Fixtures,
  Conversation
> {
  /**
   * Says what checks the step that was added last, after what checks every step.
   *
   * @param validators - The validators.
   * @returns The workflow.
   * @throws PlumblineError `WORKFLOW_CLOSED`.
   */
  check(...validators: readonly Validator<State>[]): SteppedWorkflow<State, Fixtures, Conversation>;
}
