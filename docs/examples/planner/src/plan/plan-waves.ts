import type { Plan, Step } from './plan.ts';
import { splitWaves } from './split-waves.ts';

/**
 * Says which steps can be done side by side.
 *
 * @param plan - A valid plan.
 * @returns Waves of steps: all of a wave can begin once the wave before is done.
 */
export function planWaves(plan: Plan): readonly (readonly Step[])[] {
  return splitWaves(plan.steps).waves;
}

/**
 * Puts steps into an order in which each can be done.
 *
 * @param plan - A valid plan.
 * @returns All steps, each after those it depends on.
 */
export function planOrder(plan: Plan): readonly Step[] {
  return planWaves(plan).flat();
}
