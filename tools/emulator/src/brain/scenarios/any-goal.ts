import { userTexts } from '../conversation.ts';
import { planReply, type PlannedStep } from '../planned-step.ts';
import type { Scenario } from '../scenario.ts';

/** Plans whatever no other scenario names; each later message of the user becomes a step at the end. */
export const anyGoal: Scenario = {
  goal: '',
  purpose: 'A plain valid plan for any goal; each follow-up adds a step.',
  reply(conversation) {
    const [goal = '', ...wishes] = userTexts(conversation);
    return planReply(goal, [...plainSteps, ...wishes.map(wishedStep)]);
  },
};

const plainSteps: readonly PlannedStep[] = [
  { id: 'understand', title: 'Understand what is asked', hours: 1, dependsOn: [] },
  { id: 'gather', title: 'Gather what is needed', hours: 2, dependsOn: ['understand'] },
  { id: 'tell', title: 'Tell those it concerns', hours: 1, dependsOn: ['understand'] },
  { id: 'do', title: 'Do the work', hours: 4, dependsOn: ['gather', 'tell'] },
  { id: 'check', title: 'Check the outcome', hours: 1, dependsOn: ['do'] },
];

function wishedStep(wish: string, index: number): PlannedStep {
  const before = index === 0 ? 'check' : `follow-up-${String(index)}`;
  return { id: `follow-up-${String(index + 1)}`, title: wish, hours: 1, dependsOn: [before] };
}
