import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryPlan, seed } from '../testing/arbitrary-plan.ts';
import { planOrder, planWaves } from './plan-waves.ts';

describe('waves', { tags: ['tier1'] }, () => {
  test('hold what can be done side by side', { tags: ['quick'] }, () => {
    const waves = planWaves({
      goal: 'Bake bread',
      steps: [
        { id: 'bake', title: 'Bake', hours: 1, dependsOn: ['rise', 'heat'] },
        { id: 'heat', title: 'Heat the oven', hours: 1, dependsOn: [] },
        { id: 'rise', title: 'Let it rise', hours: 2, dependsOn: ['knead'] },
        { id: 'knead', title: 'Knead', hours: 1, dependsOn: [] },
      ],
    });

    expect(waves.map((wave) => wave.map(({ id }) => id))).toEqual([['heat', 'knead'], ['rise'], ['bake']]);
  });

  test('hold every step once, after all it depends on', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (plan) => {
        const order = planOrder(plan).map(({ id }) => id);

        expect(order.toSorted()).toEqual(plan.steps.map(({ id }) => id).toSorted());
        for (const { id, dependsOn } of plan.steps) {
          expect(dependsOn.every((before) => order.indexOf(before) < order.indexOf(id))).toBe(true);
        }
      }),
      { seed },
    );
  });

  test('hold each step as early as it can be: behind a step of the wave before', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (plan) => {
        const waves = planWaves(plan).map((wave) => wave.map(({ id, dependsOn }) => ({ id, dependsOn })));

        for (const [index, wave] of waves.entries()) {
          const before = new Set(waves[index - 1]?.map(({ id }) => id));
          const early = wave.filter(({ dependsOn }) => !dependsOn.some((id) => before.has(id)));
          expect(early).toEqual(index === 0 ? wave : []);
        }
      }),
      { seed },
    );
  });
});
