import { describe, expect, test } from 'vitest';
import type { ModelReply } from '../model/planner-model.ts';
import { collectEvents, textDeltas } from '../testing/collect-events.ts';
import { says, scriptedModel } from '../testing/scripted-model.ts';
import { durationTool } from './duration-tool.ts';
import { openPlanner } from './planner.ts';

const plan = { goal: 'Bake', steps: [{ id: 'bake', title: 'Bake', hours: 1, dependsOn: [] }] };
const valid = says(JSON.stringify(plan));
const invalid = says(JSON.stringify({ goal: 'Bake', steps: [{ ...plan.steps[0], dependsOn: ['bake'] }] }));

function calls(name: string): ModelReply {
  return { ending: 'complete', text: '', toolCalls: [{ callId: '1', name, input: { work: 'bake' } }] };
}

describe('a conversation about a plan', { tags: ['tier1'] }, () => {
  test('sends an invalid plan back with its problems, once', async () => {
    const model = scriptedModel([invalid, valid]);

    await expect(openPlanner({ model }).ask('Bake')).resolves.toEqual(plan);
    expect(model.inputs).toEqual([
      { kind: 'message', text: 'Bake' },
      {
        kind: 'message',
        text: 'The plan is not valid. The dependencies form a cycle: bake → bake. Answer with the whole corrected plan.',
      },
    ]);
  });

  test('gives up where the plan stays invalid', async () => {
    const twice = scriptedModel([invalid, invalid, valid]);
    const never = scriptedModel([invalid, valid]);

    await expect(openPlanner({ model: twice }).ask('Bake')).rejects.toMatchObject({
      code: 'PLAN_DEPENDENCY_CYCLE',
    });
    await expect(openPlanner({ model: never, repairs: 0 }).ask('Bake')).rejects.toMatchObject({
      code: 'PLAN_DEPENDENCY_CYCLE',
    });
  });

  test('runs the tools that the model calls and says what came of them', async () => {
    const model = scriptedModel([calls('look_up_duration'), valid]);
    const tools = [durationTool({ bake: 3 })];
    const events = await collectEvents(openPlanner({ model, tools }).stream('Bake'));

    expect(events.filter(({ type }) => type === 'tool')).toEqual([
      { type: 'tool', name: 'look_up_duration', input: { work: 'bake' }, output: { work: 'bake', hours: 3 } },
    ]);
    expect(model.inputs[1]).toEqual({
      kind: 'tool-outputs',
      outputs: [{ callId: '1', name: 'look_up_duration', output: { work: 'bake', hours: 3 } }],
    });
    expect(model.briefs[0]?.tools.map(({ name }) => name)).toEqual(['look_up_duration']);
  });

  test('tells the model that a tool does not exist, instead of failing', async () => {
    const model = scriptedModel([calls('bake_it'), valid]);
    await openPlanner({ model }).ask('Bake');

    expect(model.inputs[1]).toMatchObject({
      outputs: [{ output: { error: 'There is no tool "bake_it".' } }],
    });
  });

  test('lets the model call tools as often as it may, and not once more', async () => {
    const twice = scriptedModel([calls('a'), calls('a'), valid]);
    const thrice = scriptedModel([calls('a'), calls('a'), calls('a'), valid]);

    await expect(openPlanner({ model: twice, toolRounds: 2 }).ask('Bake')).resolves.toEqual(plan);
    await expect(openPlanner({ model: thrice, toolRounds: 2 }).ask('Bake')).rejects.toMatchObject({
      code: 'TOOL_ROUNDS_EXCEEDED',
    });
  });

  test('yields text as it comes, then the plan', async () => {
    const events = await collectEvents(openPlanner({ model: scriptedModel([valid]) }).stream('Bake'));

    expect(textDeltas(events)).toEqual(['{"goa', JSON.stringify(plan).slice(5)]);
    expect(events.at(-1)).toEqual({ type: 'plan', plan });
  });

  test.for([
    [{ ending: 'refused', reason: 'It is a secret.' }, 'MODEL_REFUSED', 'It is a secret.'],
    [{ ending: 'cut-short' }, 'MODEL_CUT_SHORT', 'limit of tokens'],
    [{ ending: 'lost' }, 'MODEL_STREAM_LOST', 'broke off'],
  ] as const)('says so when the reply is %j', async ([reply, code, message]) => {
    const asked = openPlanner({ model: scriptedModel([reply]) }).ask('Bake');

    await expect(asked).rejects.toMatchObject({ code, details: { provider: 'scripted' } });
    await expect(asked).rejects.toThrow(message);
  });

  test('throws the reason of an aborted request, not what the SDK made of it', async () => {
    const model = scriptedModel([new Error('Request was aborted.')]);
    const reason = new Error('The user went away.');

    await expect(openPlanner({ model }).ask('Bake', AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
