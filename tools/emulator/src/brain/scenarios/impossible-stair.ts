import { planReply } from '../planned-step.ts';
import type { Scenario } from '../scenario.ts';

/** A plan that is never valid, whatever it is told. */
export const impossibleStair: Scenario = {
  goal: 'Build the impossible stair',
  purpose: 'Always a plan with an unknown dependency and a step that is there twice.',
  reply: () =>
    planReply('Build the impossible stair', [
      { id: 'climb', title: 'Climb the stair', hours: 1, dependsOn: ['landing'] },
      { id: 'climb', title: 'Climb it again', hours: 1, dependsOn: [] },
    ]),
};
