import type { ErasedKeeper } from './conversation-keeper.ts';
import type { Json } from './state/json-of.ts';

/** A conversation, until its step is over. */
export interface OpenConversation extends AsyncDisposable {
  readonly conversation: unknown;
}

/**
 * Opens the conversation of a step.
 *
 * @param keeper - How conversations are opened; undefined where the workflow has none.
 * @param memory - What the step before saved; undefined for the first step.
 * @returns The conversation; whoever opens it disposes it.
 */
export async function openConversation(
  keeper: ErasedKeeper | undefined,
  memory: Json | undefined,
): Promise<OpenConversation> {
  const conversation = await (memory === undefined ? keeper?.open() : keeper?.restore(copyOf(memory)));
  return {
    conversation,
    async [Symbol.asyncDispose]() {
      await keeper?.close?.(conversation as never);
    },
  };
}

/** What is restored was saved by the same keeper. It is its own to change: another attempt gets another copy. */
function copyOf(memory: Json): never {
  return JSON.parse(JSON.stringify(memory)) as never;
}
