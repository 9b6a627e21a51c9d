import type { ExpectStatic } from 'vitest';
import type { StepExchange } from './usage/step-exchange.ts';

/** What a step came to, for whoever checks it. */
export interface StepOutcome<State = unknown> {
  /** Full name of the workflow. */
  readonly workflow: string;
  /** Name of the step. */
  readonly step: string;
  /** The state after the step. */
  readonly state: State;
  /** What the step asked and was answered, played or live, with the tokens it used. */
  readonly exchanges: readonly StepExchange[];
  /** The same of all steps of the workflow that ran so far, this one included. */
  readonly exchangesSoFar: readonly StepExchange[];
  /** `expect`, bound to the step. */
  readonly expect: ExpectStatic;
}

/** Checks a step: throws where a step is not as it should be. */
export type Validator<State = unknown> = (outcome: StepOutcome<State>) => unknown;
