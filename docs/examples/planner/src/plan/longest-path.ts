import type { Plan, Step } from './plan.ts';
import { planOrder } from './plan-waves.ts';

/** The chain of steps that decides how long a plan takes. */
export interface LongestPath {
  readonly steps: readonly Step[];
  readonly hours: number;
}

/**
 * Finds the chain of dependencies that takes longest.
 *
 * @param plan - A valid plan.
 * @returns The chain in the order of doing, and its hours.
 */
export function longestPath(plan: Plan): LongestPath {
  const paths = new Map<string, LongestPath>();
  for (const step of planOrder(plan)) {
    const before = longest(step.dependsOn.flatMap((id) => paths.get(id) ?? []));
    paths.set(step.id, { steps: [...before.steps, step], hours: before.hours + step.hours });
  }
  return longest([...paths.values()]);
}

function longest(paths: readonly LongestPath[]): LongestPath {
  return paths.reduce((first, second) => (second.hours > first.hours ? second : first), {
    steps: [],
    hours: 0,
  });
}
