import { matchesSnapshot, tokensAtMost, workflow } from '@plumbline/vitest/workflow';
import type { ModelMemory } from '../model/planner-model.ts';
import { renderPlan } from '../plan/render-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { durationTool } from '../planner/duration-tool.ts';
import { openPlanner, type Planner } from '../planner/planner.ts';
import { keepsSteps, startsSomewhere, validPlan } from '../testing/plan-validators.ts';
import { recordedModel, type RecordedService } from '../testing/recorded-model.ts';

function open(service: RecordedService, memory?: ModelMemory): Planner {
  return openPlanner({
    model: recordedModel(service),
    tools: [durationTool({ 'copy data': 6, 'verify data': 2.5 })],
    ...(memory !== undefined && { memory }),
  });
}

function hoursOf(plan: Plan, id: string): number | undefined {
  return plan.steps.find((step) => step.id === id)?.hours;
}

for (const service of ['openai', 'anthropic', 'gemini'] as const) {
  workflow(`changing a plan turn by turn with ${service}`, {
    tags: ['tier2'],
    conversation: {
      open: () => open(service),
      save: (planner) => planner.memory(),
      restore: (memory) => open(service, memory),
    },
    validators: [tokensAtMost({ step: 1_000, workflow: 2_000 })],
  })
    .step('plans with durations that it looks up', async ({ conversation, expect }) => {
      const plan = await conversation.ask('Move the database');
      expect([hoursOf(plan, 'copy'), hoursOf(plan, 'verify')]).toEqual([6, 2.5]);
      return { plan };
    })
    .check(validPlan, startsSomewhere)
    .step('puts a rehearsal first', async ({ conversation, state, expect }) => {
      const plan = await conversation.ask('Rehearse it first');
      expect(plan.steps.map(({ id }) => id)).toEqual(['rehearse', ...state.plan.steps.map(({ id }) => id)]);
      return { plan };
    })
    .check(validPlan, startsSomewhere)
    .step('adds a way back, and keeps what was said before', async ({ conversation, expect }) => {
      const plan = await conversation.ask('Add a way to roll back');
      expect(hoursOf(plan, 'verify')).toBe(2.5);
      return { plan };
    })
    .check(
      validPlan,
      keepsSteps('rehearse', 'copy', 'verify', 'switch'),
      matchesSnapshot({ pick: ({ plan }) => renderPlan(plan).split('\n') }),
    );
}
