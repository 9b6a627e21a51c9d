import type { RecordedStep } from '@plumbline/contracts';
import type { TestContext } from 'vitest';
import { stepLinkOf, type StepLink } from '../worker/step-link.ts';
import type { LeftByStep } from './left-by-step.ts';
import { openConversation } from './open-conversation.ts';
import { checkRecordedState } from './state/check-recorded-state.ts';
import { freezeJson } from './state/freeze-json.ts';
import { jsonOf } from './state/json-of.ts';
import { stateNotJson } from './state/state-not-json.ts';
import { stepExchange } from './usage/step-exchange.ts';
import type { StepOutcome, Validator } from './validator.ts';
import type { StepPlan, WorkflowSettings } from './workflow-plan.ts';

/** A step of a workflow that runs. */
export interface RunningStep {
  readonly settings: WorkflowSettings;
  readonly step: StepPlan;
  /** What steps of the workflow left. */
  readonly left: LeftByStep;
}

/**
 * Runs a step once, from what the steps before it left, and keeps what it leaves.
 *
 * @param running - The step.
 * @param context - Vitest's context of its test.
 * @throws Whatever the step or a validator throws; PlumblineError where what the steps before it left is not known,
 * what it leaves is no JSON, or is not what was recorded.
 */
export async function attemptStep(running: RunningStep, context: TestContext): Promise<void> {
  const { settings, step, left } = running;
  const link = stepLinkOf(context.task);
  const keep = left.begin(step.name);
  const before = left.before(context.task, link);
  await using opened = await openConversation(settings.conversation, before.conversation);
  const { conversation } = opened;
  const result = await step.run(withOwn(context, { state: before.state, conversation }) as never);
  const own = await leaves(running, { result, conversation });
  const state = freezeJson({ ...before.state, ...own.added });
  await validate(running, { ...(await outcomeOf(running, { context, link })), state });
  checkRecordedState(own, { link, settings });
  keep(own);
  link?.leave(own);
}

/** Vitest's context has getters: it is extended, not copied. */
function withOwn(context: TestContext, own: Readonly<Record<string, unknown>>): object {
  const properties = Object.entries(own).map(([name, value]) => [name, { value, enumerable: true }]);
  return Object.create(context, Object.fromEntries(properties) as PropertyDescriptorMap) as object;
}

async function leaves(
  { settings, step }: RunningStep,
  { result, conversation }: { readonly result: unknown; readonly conversation: unknown },
): Promise<RecordedStep> {
  const place = { workflow: settings.name, step: step.name };
  const added = jsonOf(result ?? {}, stateNotJson({ ...place, what: 'state' }));
  if (typeof added !== 'object' || added === null || Array.isArray(added)) {
    throw stateNotJson({ ...place, what: 'state' })('', 'no object');
  }
  if (settings.conversation === undefined) return { step: step.name, added };
  const memory = await settings.conversation.save(conversation as never);
  return {
    step: step.name,
    added,
    conversation: jsonOf(memory, stateNotJson({ ...place, what: 'conversation' })),
  };
}

async function outcomeOf(
  { settings, step, left }: RunningStep,
  { context, link }: { readonly context: TestContext; readonly link: StepLink | undefined },
): Promise<Omit<StepOutcome, 'state'>> {
  const exchanges = ((await link?.exchanges()) ?? []).map(stepExchange);
  return {
    workflow: settings.name,
    step: step.name,
    exchanges,
    exchangesSoFar: left.asked(step.name, exchanges),
    expect: context.expect,
  };
}

async function validate({ settings, step }: RunningStep, outcome: StepOutcome): Promise<void> {
  const validators: readonly Validator<never>[] = [...settings.validators, ...step.validators];
  for (const validator of validators) await validator(outcome as StepOutcome<never>);
}
