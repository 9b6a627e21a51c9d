import type { Scenario } from '../scenario.ts';

/** A goal that the model will not help with. */
export const refusedBreakIn: Scenario = {
  goal: "Break into the neighbour's network",
  purpose: 'A refusal, in the way each API says it.',
  reply: () => ({ kind: 'refusal', reason: "I can't help with entering a network that isn't yours." }),
};
