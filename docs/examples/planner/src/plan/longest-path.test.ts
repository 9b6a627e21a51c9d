import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryPlan, seed } from '../testing/arbitrary-plan.ts';
import { longestPath } from './longest-path.ts';
import type { Plan, Step } from './plan.ts';

function longestByTrying(plan: Plan): number {
  const upTo = ({ hours, dependsOn }: Step): number =>
    hours + Math.max(0, ...plan.steps.filter(({ id }) => dependsOn.includes(id)).map(upTo));
  return Math.max(...plan.steps.map(upTo));
}

describe('the longest path', { tags: ['tier1'] }, () => {
  test('is a chain of dependencies whose hours no other chain exceeds', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (plan) => {
        const { steps, hours } = longestPath(plan);

        expect(hours).toBe(longestByTrying(plan));
        expect(steps.reduce((sum, step) => sum + step.hours, 0)).toBe(hours);
        for (const [index, step] of steps.slice(1).entries()) {
          expect(step.dependsOn).toContain(steps[index]?.id);
        }
      }),
      { seed },
    );
  });
});
