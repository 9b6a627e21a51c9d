import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { modelSettings } from '../model/model-settings.ts';
import type { PlannerModel } from '../model/planner-model.ts';
import { planWaves } from '../plan/plan-waves.ts';
import type { Plan } from '../plan/plan.ts';
import { durationTool } from '../planner/duration-tool.ts';
import { openPlanner, type Planner } from '../planner/planner.ts';
import { collectEvents, textDeltas } from '../testing/collect-events.ts';
import { recordedModel } from '../testing/recorded-model.ts';
import { anthropic } from './anthropic.ts';

function open(model: PlannerModel = recordedModel('anthropic')): Planner {
  return openPlanner({ model, tools: [durationTool({ 'copy data': 6, 'verify data': 2.5 })] });
}

function stepIds({ steps }: Plan): readonly string[] {
  return steps.map(({ id }) => id);
}

describe('planning with Anthropic', { tags: ['tier2'] }, () => {
  test('gets a valid plan for a goal', { tags: ['quick'] }, async () => {
    const plan = await open().ask('Bake bread');

    expect(plan.goal).toBe('Bake bread');
    expect(planWaves(plan).map((wave) => wave.map(({ id }) => id))).toEqual([
      ['understand'],
      ['gather', 'tell'],
      ['do'],
      ['check'],
    ]);
  });

  test('streams the plan piece by piece, with the tools it called before', async () => {
    const events = await collectEvents(open().stream('Move the database'));
    const deltas = textDeltas(events);

    expect(events.map(({ type }) => type)).toEqual(['tool', 'tool', ...deltas.map(() => 'text'), 'plan']);
    expect(deltas).toHaveLength(19);
    expect(deltas.slice(0, 4)).toEqual([
      '{"goal":"Move the databa',
      'se","steps":[{"id":"free',
      'ze","title":"Freeze writ',
      'es – and say so","hours"',
    ]);
    expect(events.at(-1)).toEqual({ type: 'plan', plan: JSON.parse(deltas.join('')) as unknown });
  });

  test('puts an invalid plan right in a second turn', async () => {
    const events = await collectEvents(open().stream('Ship the release in circles'));
    const repair = events.find((event) => event.type === 'repair');
    const planned = events.at(-1);

    expect(repair?.error.code).toBe('PLAN_DEPENDENCY_CYCLE');
    expect(planned?.type === 'plan' && stepIds(planned.plan)).toEqual(['build', 'test', 'publish']);
  });

  test.for([
    ['Build the impossible stair', 'PLAN_DUPLICATE_STEP', 'depends on "landing", which is no step'],
    ['Say it in prose', 'PLAN_NOT_JSON', 'begins with "First you gather'],
    ["Break into the neighbour's network", 'MODEL_REFUSED', 'anthropic will not plan this'],
    ['Write a very long plan', 'MODEL_CUT_SHORT', 'limit of tokens'],
    ['Exceed the quota', 'PROVIDER_RATE_LIMITED', 'anthropic answered 429'],
    ['Call at the busiest hour', 'PROVIDER_UNAVAILABLE', 'anthropic answered 529'],
  ] as const)('says so when "%s" gives no plan: %s', async ([goal, code, message]) => {
    const asked = open().ask(goal);

    await expect(asked).rejects.toMatchObject({ code });
    await expect(asked).rejects.toThrow(message);
  });

  test('says so when the key is wrong', async () => {
    const stranger = open(recordedModel('anthropic', { apiKey: 'invalid-key' }));

    await expect(stranger.ask('Bake bread')).rejects.toMatchObject({
      code: 'PROVIDER_UNAUTHORIZED',
      details: { provider: 'anthropic', providerCode: 'authentication_error' },
    });
  });

  test('does not take half an answer for a whole one when a stream breaks off', async () => {
    const deltas: string[] = [];
    const listen = async (): Promise<void> => {
      for await (const event of open().stream('Lose the connection')) {
        deltas.push(event.type === 'text' ? event.delta : event.type);
      }
    };

    await expect(listen()).rejects.toMatchObject({ code: 'MODEL_STREAM_LOST' });
    expect(deltas).toHaveLength(4);
  });
});

describe(
  'the real Anthropic',
  { tags: ['tier3'], meta: { credentials: ['ANTHROPIC_API_KEY'] }, timeout: 180_000 },
  () => {
    test('plans, changes the plan, and streams', async () => {
      const planner = open(anthropic.connect(modelSettings(anthropic, process.env)));
      const plan = await planner.ask('Move a small PostgreSQL database to a new server');
      const events = await collectEvents(planner.stream('Add a step that rehearses it on a copy'));
      const changed = events.at(-1);

      expect(plan.steps.length).toBeGreaterThan(1);
      expect(textDeltas(events).length).toBeGreaterThan(1);
      expect(changed?.type === 'plan' && changed.plan.steps.length).toBeGreaterThan(plan.steps.length);
    });
  },
);
