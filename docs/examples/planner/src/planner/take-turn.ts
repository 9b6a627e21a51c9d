import type { ModelInput, ModelReply } from '../model/planner-model.ts';
import { providerError } from '../model/provider-error.ts';
import type { PlannerEvent, Talk } from './converse.ts';

/**
 * Says one thing to the model, in one piece or streamed.
 *
 * @param talk - The conversation, and whether to stream.
 * @param input - What is said.
 * @returns Text as it comes, where it is streamed; at the end the reply.
 * @throws PlanError where the service fails.
 */
export async function* takeTurn(talk: Talk, input: ModelInput): AsyncGenerator<PlannerEvent, ModelReply> {
  try {
    return talk.streamed ? yield* streamTurn(talk, input) : await talk.conversation.send(input, talk.signal);
  } catch (thrown) {
    talk.signal?.throwIfAborted();
    throw providerError(thrown, talk.model);
  }
}

async function* streamTurn(talk: Talk, input: ModelInput): AsyncGenerator<PlannerEvent, ModelReply> {
  for await (const event of talk.conversation.stream(input, talk.signal)) {
    if (event.type === 'reply') {
      return event.reply;
    }
    yield event;
  }
  return { ending: 'lost' };
}
