import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryPlan, seed } from '../testing/arbitrary-plan.ts';
import { findCycle } from './find-cycle.ts';
import { planOrder } from './plan-waves.ts';

describe('looking for a cycle', { tags: ['tier1'] }, () => {
  test('finds none in a valid plan', () => {
    fc.assert(
      fc.property(arbitraryPlan(), ({ steps }) => {
        expect(findCycle(steps)).toBeUndefined();
      }),
      { seed },
    );
  });

  test('leaves out the steps that only lead to it', () => {
    const cycle = findCycle([
      { id: 'eat', dependsOn: ['bake'] },
      { id: 'knead', dependsOn: ['bake'] },
      { id: 'bake', dependsOn: ['knead'] },
    ]);

    expect(cycle).toEqual(['bake', 'knead']);
  });

  test('finds a true one where the first step of a chain depends on its last', () => {
    fc.assert(
      fc.property(arbitraryPlan(), fc.nat(), (plan, number) => {
        const order = planOrder(plan);
        const first = order[number % order.length];
        const chained = order.map((step, index) => ({
          id: step.id,
          dependsOn: [
            ...step.dependsOn,
            ...order.slice(index - 1, index).map(({ id }) => id),
            ...(step === first ? order.slice(-1).map(({ id }) => id) : []),
          ],
        }));

        const cycle = findCycle(chained) ?? [];

        expect(cycle.length).toBeGreaterThan(0);
        for (const [index, id] of cycle.entries()) {
          const next = cycle[(index + 1) % cycle.length];
          expect(chained.find((step) => step.id === id)?.dependsOn).toContain(next);
        }
      }),
      { seed },
    );
  });
});
