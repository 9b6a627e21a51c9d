import type { Scenario } from '../scenario.ts';

/** A reply that reaches the limit of tokens before its end. */
export const veryLongPlan: Scenario = {
  goal: 'Write a very long plan',
  purpose: 'Text cut at the token limit, said so in the way each API says it.',
  reply: () => ({
    kind: 'text',
    text: '{"goal":"Write a very long plan","steps":[{"id":"begin","title":"Begin","hours":1,"dep',
    ending: 'length',
  }),
};
