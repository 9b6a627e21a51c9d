import type { Scenario } from '../scenario.ts';

/** A caller that has asked too often. */
export const exceedTheQuota: Scenario = {
  goal: 'Exceed the quota',
  purpose: 'Rate limited: 429 with the time to wait.',
  reply: () => ({
    kind: 'failure',
    failure: 'rate-limited',
    message: 'Rate limit reached for requests. Please try again in 20s.',
  }),
};
