import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { ErasedKeeper } from './conversation-keeper.ts';
import type { Normalizer } from './state/normalizer.ts';
import type { Validator } from './validator.ts';
import type { StepOptions } from './workflow-types.ts';

/** One step, without the types of its state: what it is called with was checked where it was added. */
export interface StepPlan {
  readonly name: string;
  readonly options: StepOptions;
  readonly run: (context: never) => unknown;
  readonly validators: Validator<never>[];
}

/** How a workflow is run. */
export interface WorkflowSettings {
  readonly name: string;
  readonly conversation: ErasedKeeper | undefined;
  readonly validators: readonly Validator[];
  readonly normalizeState: readonly Normalizer[];
}

/** The steps of a workflow, while they are added and after. */
export class WorkflowPlan {
  readonly settings: WorkflowSettings;
  /** Names of the steps, in order; grows with them. */
  readonly names: string[] = [];
  readonly #steps: StepPlan[] = [];
  #isClosed = false;

  /**
   * @param settings - How the workflow is run.
   */
  constructor(settings: WorkflowSettings) {
    this.settings = settings;
  }

  /**
   * Ends the adding of steps: from now on they are tests.
   *
   * @returns All steps, in order.
   */
  close(): readonly StepPlan[] {
    this.#isClosed = true;
    return this.#steps;
  }

  /**
   * Adds a step.
   *
   * @param step - The step.
   * @throws PlumblineError `WORKFLOW_STEP_DUPLICATE` or `WORKFLOW_CLOSED`.
   */
  add(step: StepPlan): void {
    this.#refuseClosed(step.name);
    if (this.names.includes(step.name)) throw duplicate(this.settings.name, step.name);
    this.#steps.push(step);
    this.names.push(step.name);
  }

  /**
   * Adds validators to the last step.
   *
   * @param validators - The validators.
   * @throws PlumblineError `WORKFLOW_CLOSED`.
   */
  check(validators: readonly Validator<never>[]): void {
    const step = this.#steps.at(-1);
    this.#refuseClosed(step?.name ?? '');
    step?.validators.push(...validators);
  }

  #refuseClosed(step: string): void {
    if (!this.#isClosed) return;
    throw new PlumblineError({
      code: 'WORKFLOW_CLOSED',
      message: `The step "${step}" came to the workflow "${this.settings.name}" when its tests were made already.`,
      remedy:
        'Add all steps where the workflow is made, one after the other, and not later or in a callback.',
      exitCode: exitCodes.invalidInput,
      fields: { workflow: this.settings.name, step },
    });
  }
}

function duplicate(workflow: string, step: string): PlumblineError {
  return new PlumblineError({
    code: 'WORKFLOW_STEP_DUPLICATE',
    message: `The workflow "${workflow}" has two steps named "${step}".`,
    remedy: 'Give each step a name of its own: recordings and state are found by it.',
    exitCode: exitCodes.invalidInput,
    fields: { workflow, step },
  });
}
