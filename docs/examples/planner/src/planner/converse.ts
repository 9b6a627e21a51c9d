import type { ModelConversation, ModelInput, ModelReply, PlannerModel } from '../model/planner-model.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { Plan } from '../plan/plan.ts';
import { readPlan } from '../plan/read-plan.ts';
import { finishedReply } from './finished-reply.ts';
import type { PlannerTool } from './planner-tool.ts';
import { runTools } from './run-tools.ts';
import { takeTurn } from './take-turn.ts';

/** What happens on the way to a plan. */
export type PlannerEvent =
  | { readonly type: 'text'; readonly delta: string }
  | { readonly type: 'tool'; readonly name: string; readonly input: unknown; readonly output: unknown }
  /** The model's plan was not valid and is sent back to it. */
  | { readonly type: 'repair'; readonly error: PlanError }
  | { readonly type: 'plan'; readonly plan: Plan };

/** One message and all that it takes to get a plan of it. */
export interface Talk {
  readonly model: PlannerModel;
  readonly conversation: ModelConversation;
  readonly tools: readonly PlannerTool[];
  readonly repairs: number;
  readonly toolRounds: number;
  readonly message: string;
  readonly signal: AbortSignal | undefined;
  readonly streamed: boolean;
}

/**
 * Says a message and goes on until there is a plan: runs tools the model asks for, and sends an
 * invalid plan back with its problems.
 *
 * @param talk - The message, and how to go about it.
 * @returns Events as they happen; the plan is yielded last and returned.
 * @throws PlanError where the service fails, the model gives up, or the plan stays invalid.
 */
export async function* converse(talk: Talk): AsyncGenerator<PlannerEvent, Plan> {
  let message = talk.message;
  for (let repair = 0; ; repair += 1) {
    const text = yield* answerText(talk, message);
    const reading = readPlan(text);
    if (reading.ok) {
      yield { type: 'plan', plan: reading.plan };
      return reading.plan;
    }
    if (repair >= talk.repairs) {
      throw reading.error;
    }
    yield { type: 'repair', error: reading.error };
    message = repairMessage(reading.error);
  }
}

async function* answerText(talk: Talk, message: string): AsyncGenerator<PlannerEvent, string> {
  let input: ModelInput = { kind: 'message', text: message };
  for (let round = 0; round <= talk.toolRounds; round += 1) {
    const reply: Extract<ModelReply, { ending: 'complete' }> = finishedReply(
      yield* takeTurn(talk, input),
      talk,
    );
    if (reply.toolCalls.length === 0) {
      return reply.text;
    }
    const outputs = await runTools(talk.tools, reply.toolCalls);
    for (const [index, { name, output }] of outputs.entries()) {
      yield { type: 'tool', name, input: reply.toolCalls[index]?.input, output };
    }
    input = { kind: 'tool-outputs', outputs };
  }
  throw new PlanError({
    code: 'TOOL_ROUNDS_EXCEEDED',
    message: `The model called tools ${String(talk.toolRounds + 1)} times in a row without a plan.`,
    remedy: 'Say the goal more narrowly, offer fewer tools, or allow more rounds.',
  });
}

function repairMessage({ message }: PlanError): string {
  return `The plan is not valid. ${message} Answer with the whole corrected plan.`;
}
