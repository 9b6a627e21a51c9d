import { userTexts } from '../conversation.ts';
import { planReply, type PlannedStep } from '../planned-step.ts';
import type { Scenario } from '../scenario.ts';

const goal = 'Ship the release in circles';

/** An invalid plan that is put right when somebody says what is wrong with it. */
export const shipInCircles: Scenario = {
  goal,
  purpose: 'First a plan with a cycle; a valid one after a message that names the cycle.',
  reply(conversation) {
    const told = userTexts(conversation)
      .slice(1)
      .some((text) => /cycle/iu.test(text));
    return planReply(goal, told ? straight : circular);
  },
};

const circular: readonly PlannedStep[] = [
  { id: 'build', title: 'Build the release', hours: 1, dependsOn: ['publish'] },
  { id: 'test', title: 'Test the release', hours: 2, dependsOn: ['build'] },
  { id: 'publish', title: 'Publish the release', hours: 1, dependsOn: ['test'] },
];

const straight: readonly PlannedStep[] = circular.map((step) =>
  step.id === 'build' ? { ...step, dependsOn: [] } : step,
);
