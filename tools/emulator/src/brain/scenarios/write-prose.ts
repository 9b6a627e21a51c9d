import type { Scenario } from '../scenario.ts';

/** A model that ignores the schema it was given. */
export const writeProse: Scenario = {
  goal: 'Say it in prose',
  purpose: 'Always prose where JSON was asked for.',
  reply: () => ({
    kind: 'text',
    text: 'First you gather the team, and then, on a quiet morning, you begin.',
    ending: 'complete',
  }),
};
