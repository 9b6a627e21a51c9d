import { planReply, type PlannedStep } from '../planned-step.ts';
import type { Scenario } from '../scenario.ts';

const goal = 'Lose the connection';

/** A stream that stops in the middle, without an error and without its last event. */
export const loseTheConnection: Scenario = {
  goal,
  purpose: 'A stream ends after half of its text; a reply that is not streamed arrives whole.',
  reply: () => ({ ...planReply(goal, steps), ending: 'lost' }),
};

const steps: readonly PlannedStep[] = [
  { id: 'dial', title: 'Dial the number', hours: 1, dependsOn: [] },
  { id: 'talk', title: 'Talk until it breaks off', hours: 1, dependsOn: ['dial'] },
];
