/** A script that runs several steps at once; where it passes, all of them did. */
export interface StepGroup {
  readonly script: string;
  readonly steps: readonly string[];
}

/** What can be run alone, and what is faster together. */
export type CheckPlan = readonly (string | StepGroup)[];

/**
 * What `npm run check` runs, in this order: npm scripts of the root. All that CI runs is in this list.
 * The steps of `check:static` are Nx targets: together they use all cores and ask the cache once.
 */
export const checkPlan: CheckPlan = [
  { script: 'check:static', steps: ['fmt:check', 'type', 'lint', 'sec', 'docs', 'build'] },
  'audit',
  'test',
  'e2e:sample',
];

/**
 * Lists the steps of a plan.
 *
 * @param plan - The plan.
 * @returns Names of npm scripts, in order.
 */
export function stepsOf(plan: CheckPlan): readonly string[] {
  return plan.flatMap((entry) => (typeof entry === 'string' ? [entry] : entry.steps));
}
