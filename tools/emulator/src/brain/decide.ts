import { userTexts, type Conversation } from './conversation.ts';
import type { Reply } from './reply.ts';
import { anyGoal } from './scenarios/any-goal.ts';
import { scenarios } from './scenarios/index.ts';

/**
 * Decides what the emulated model says next.
 *
 * @param conversation - Everything said so far.
 * @returns The reply of the scenario that the first user message names, or of the general one.
 */
export function decide(conversation: Conversation): Reply {
  const first = (userTexts(conversation)[0] ?? '').toLowerCase();
  const scenario = scenarios.find(({ goal }) => first.includes(goal.toLowerCase())) ?? anyGoal;
  return scenario.reply(conversation);
}
