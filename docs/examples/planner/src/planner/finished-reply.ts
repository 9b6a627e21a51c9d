import type { ModelReply, PlannerModel } from '../model/planner-model.ts';
import { PlanError } from '../plan/plan-error.ts';

/**
 * Lets a whole reply through.
 *
 * @param reply - What the model said.
 * @param talk - Who said it.
 * @returns The reply.
 * @throws PlanError where the model refused, reached its limit, or its stream broke off.
 */
export function finishedReply(
  reply: ModelReply,
  { model }: { readonly model: PlannerModel },
): Extract<ModelReply, { ending: 'complete' }> {
  const details = { provider: model.provider };
  switch (reply.ending) {
    case 'complete':
      return reply;
    case 'refused':
      throw new PlanError({
        code: 'MODEL_REFUSED',
        message: `${model.provider} will not plan this: ${reply.reason}`,
        remedy: 'Say another goal, or say what it is for.',
        details,
      });
    case 'cut-short':
      throw new PlanError({
        code: 'MODEL_CUT_SHORT',
        message: `${model.provider} stopped in the middle of the plan: it reached its limit of tokens.`,
        remedy: 'Say the goal more narrowly, so that fewer steps are needed.',
        details,
      });
    case 'lost':
      throw new PlanError({
        code: 'MODEL_STREAM_LOST',
        message: `The answer of ${model.provider} broke off: the event that ends a stream never came.`,
        remedy: 'Ask again in a new conversation.',
        details,
      });
  }
}
