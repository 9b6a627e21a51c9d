import type { Scenario } from '../scenario.ts';

/** A service that has too much to do. */
export const busiestHour: Scenario = {
  goal: 'Call at the busiest hour',
  purpose: 'Overloaded: 503 or 529, as each API has it.',
  reply: () => ({
    kind: 'failure',
    failure: 'overloaded',
    message: 'The model is overloaded. Please try again later.',
  }),
};
