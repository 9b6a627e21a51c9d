import type { Conversation } from './conversation.ts';
import type { Reply } from './reply.ts';

/** One line of behaviour, chosen by the goal in the user's first message. */
export interface Scenario {
  /** Part of the first message that chooses this scenario; case does not matter. */
  readonly goal: string;
  /** What the scenario is good for, in one sentence. */
  readonly purpose: string;
  /**
   * Answers the last turn.
   *
   * @param conversation - Everything said so far.
   * @returns The next reply; equal conversations give equal replies.
   */
  readonly reply: (conversation: Conversation) => Reply;
}
