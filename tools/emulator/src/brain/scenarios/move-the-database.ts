import { toolOutputs, userTexts, type Conversation } from '../conversation.ts';
import { planReply, type PlannedStep } from '../planned-step.ts';
import type { Scenario } from '../scenario.ts';

const durationTool = 'look_up_duration';

/** The long conversation: two tool calls at once, then a plan, then refinements that add up. */
export const moveTheDatabase: Scenario = {
  goal: 'move the database',
  purpose: 'Asks for two durations, plans with them; "rehearse" and "roll back" refine the plan.',
  reply(conversation) {
    const hours = knownHours(conversation);
    if (hours.size === 0 && conversation.toolNames.includes(durationTool)) {
      return { kind: 'tool-calls', calls: ['copy data', 'verify data'].map(durationCall) };
    }
    return planReply('Move the database', plannedSteps(hours, userTexts(conversation).slice(1)));
  },
};

function knownHours(conversation: Conversation): ReadonlyMap<string, number> {
  return new Map(
    toolOutputs(conversation)
      .filter(({ call }) => call.name === durationTool)
      .map(({ call, output }) => [String(call.input['work']), hoursIn(output)]),
  );
}

function hoursIn(output: string): number {
  const match = /"hours":\s*(?<hours>\d+(?:\.\d+)?)/u.exec(output);
  return Number(match?.groups?.['hours'] ?? 1);
}

function durationCall(work: string): { name: string; input: { work: string } } {
  return { name: durationTool, input: { work } };
}

function plannedSteps(hours: ReadonlyMap<string, number>, wishes: readonly string[]): readonly PlannedStep[] {
  const asks = (what: RegExp): boolean => wishes.some((wish) => what.test(wish));
  const rehearsed = asks(/rehears/iu) ? ['rehearse'] : [];
  const reversible = asks(/roll(?:ing)? ?back/iu) ? ['prepare-rollback'] : [];
  const copyHours = hours.get('copy data') ?? 4;
  const verifyHours = hours.get('verify data') ?? 2;
  return [
    ...rehearsed.map((id) => ({ id, title: 'Rehearse on a copy', hours: 3, dependsOn: [] })),
    { id: 'freeze', title: 'Freeze writes – and say so', hours: 1, dependsOn: rehearsed },
    { id: 'provision', title: 'Provision the new server', hours: 2, dependsOn: [] },
    { id: 'copy', title: 'Copy the data', hours: copyHours, dependsOn: ['freeze', 'provision'] },
    { id: 'verify', title: 'Verify the copy, row by row', hours: verifyHours, dependsOn: ['copy'] },
    ...reversible.map((id) => ({ id, title: 'Prepare the way back', hours: 1, dependsOn: ['copy'] })),
    { id: 'switch', title: 'Switch over', hours: 1, dependsOn: ['verify', ...reversible] },
  ];
}
