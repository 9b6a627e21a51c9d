import { invariant, matchesSchema, type Validator } from '@plumbline/vitest/workflow';
import { planSchema, type Plan } from '../plan/plan.ts';
import { planOrder } from '../plan/plan-waves.ts';

/** A state of a workflow that has the plan so far. */
export interface PlannedState {
  readonly plan: Plan;
}

/** The plan so far is a valid one. */
export const validPlan: Validator<PlannedState> = matchesSchema(planSchema, ({ plan }) => plan);

/** Nobody begins with what somebody else has to do before. */
export const startsSomewhere: Validator<PlannedState> = invariant(
  'the first step depends on nothing',
  ({ plan }) => planOrder(plan)[0]?.dependsOn.length === 0,
);

/**
 * Makes a validator of what a change of a plan may not touch.
 *
 * @param ids - Ids of steps.
 * @returns A validator that fails where one of them is gone.
 */
export function keepsSteps(...ids: readonly string[]): Validator<PlannedState> {
  return invariant(`the plan keeps ${ids.join(', ')}`, ({ plan }) =>
    ids.every((id) => plan.steps.some((step) => step.id === id)),
  );
}
