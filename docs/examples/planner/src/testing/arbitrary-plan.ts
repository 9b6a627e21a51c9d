import fc from 'fast-check';
import type { Plan, Step } from '../plan/plan.ts';

/**
 * Valid plans of up to twelve steps, in any order: each step depends on some of those drawn before it.
 *
 * @returns The arbitrary.
 */
export function arbitraryPlan(): fc.Arbitrary<Plan> {
  const draft = fc.record({
    hours: fc.integer({ min: 1, max: 8 }),
    dependsOn: fc.array(fc.nat(), { maxLength: 3 }),
  });
  return fc
    .array(draft, { minLength: 1, maxLength: 12 })
    .chain((drafts) => fc.shuffledSubarray(drafts.map(draftStep), { minLength: drafts.length }))
    .map((steps) => ({ goal: 'Any goal', steps }));
}

function draftStep(
  { hours, dependsOn }: { readonly hours: number; readonly dependsOn: readonly number[] },
  index: number,
): Step {
  const earlier = index === 0 ? [] : dependsOn.map((number) => `step-${String(number % index)}`);
  return {
    id: `step-${String(index)}`,
    title: `Step ${String(index)}`,
    hours,
    dependsOn: [...new Set(earlier)],
  };
}

/** Seed of every property here, so that a run can be repeated. */
export const seed = 20_260_101;
