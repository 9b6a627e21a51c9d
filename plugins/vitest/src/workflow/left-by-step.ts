import type { RecordedStep } from '@plumbline/contracts';
import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { RunnerTask, RunnerTestCase } from 'vitest';
import type { StepLink } from '../worker/step-link.ts';
import { freezeJson } from './state/freeze-json.ts';
import type { Json } from './state/json-of.ts';
import { stepsBefore } from './steps-before.ts';
import type { StepExchange } from './usage/step-exchange.ts';

/** What a step goes on from. */
export interface StepStart {
  /** All that the steps before it added; frozen. */
  readonly state: Readonly<Record<string, Json>>;
  /** What the conversation is restored from; undefined for the first step. */
  readonly conversation: Json | undefined;
}

/** What the steps of a workflow left: in this run, or when they were recorded. */
export class LeftByStep {
  readonly #hasConversation: boolean;
  readonly #left = new Map<string, RecordedStep>();
  readonly #attempts = new Map<string, object>();
  readonly #asked = new Map<string, readonly StepExchange[]>();

  /**
   * @param hasConversation - Whether each step leaves a conversation, too.
   */
  constructor(hasConversation: boolean) {
    this.#hasConversation = hasConversation;
  }

  /**
   * Begins an attempt at a step.
   *
   * @param step - Its name.
   * @returns Keeps what the step leaves; in vain where another attempt has begun, as after a timeout.
   */
  begin(step: string): (left: RecordedStep) => void {
    const attempt = {};
    this.#attempts.set(step, attempt);
    this.#left.delete(step);
    return (left) => {
      if (this.#attempts.get(step) === attempt) this.#left.set(step, left);
    };
  }

  /**
   * Keeps what a step asked.
   *
   * @param step - Its name.
   * @param exchanges - What it asked and was answered.
   * @returns The same of all steps so far.
   */
  asked(step: string, exchanges: readonly StepExchange[]): readonly StepExchange[] {
    this.#asked.set(step, exchanges);
    return [...this.#asked.values()].flat();
  }

  /**
   * Gives what a step goes on from. What the steps before it left in this run counts; of those that did not
   * run, what was recorded.
   *
   * @param task - The step's test.
   * @param link - Gives what was recorded.
   * @returns Copies: no step can change what another left.
   * @throws PlumblineError `WORKFLOW_STATE_MISSING` where a step before it neither ran nor was recorded;
   * `WORKFLOW_STATE_INVALID` or `WORKFLOW_STATE_TOO_NEW`.
   */
  before(task: Readonly<RunnerTestCase>, link: StepLink | undefined): StepStart {
    const earlier = stepsBefore(task);
    const known = this.#known(earlier, link);
    const missing = earlier.filter(({ name }) => !known.has(name));
    if (missing.length > 0) throw stateMissing(task, { missing, link });
    const left = earlier.flatMap(({ name }) => known.get(name) ?? []);
    const state = Object.fromEntries(left.flatMap(({ added }) => Object.entries(added)));
    return { state: freezeJson(state), conversation: left.at(-1)?.conversation };
  }

  #known(steps: readonly RunnerTask[], link: StepLink | undefined): ReadonlyMap<string, RecordedStep> {
    const run = steps.filter(({ result }) => result?.state === 'pass').map(({ name }) => name);
    const left = [...this.#left].filter(([name]) => run.includes(name));
    if (left.length === steps.length) return new Map(left);
    const whole = (link?.recorded() ?? []).filter(
      ({ conversation }) => !this.#hasConversation || conversation !== undefined,
    );
    return new Map([...whole.map((one) => [one.step, one] as const), ...left]);
  }
}

function stateMissing(
  task: Readonly<RunnerTestCase>,
  { missing, link }: { readonly missing: readonly RunnerTask[]; readonly link: StepLink | undefined },
): PlumblineError {
  const names = missing.map(({ name }) => `"${name}"`).join(', ');
  const record = link === undefined ? '' : `, or record it with \`${link.recordCommand}\``;
  return new PlumblineError({
    code: 'WORKFLOW_STATE_MISSING',
    message: `The step "${task.name}" cannot run alone: what it goes on from was never recorded of ${names}.`,
    remedy: `Run the whole workflow${record}.`,
    exitCode: exitCodes.invalidRecording,
    fields: { step: task.name, missing: missing.map(({ name }) => name) },
  });
}
