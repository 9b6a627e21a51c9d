import { findCycle } from './find-cycle.ts';
import type { Node } from './node.ts';

/** Something wrong between steps, where each step alone is well formed. */
export interface GraphProblem {
  readonly code: 'PLAN_DEPENDENCY_CYCLE' | 'PLAN_DUPLICATE_STEP' | 'PLAN_UNKNOWN_DEPENDENCY';
  readonly message: string;
  /** Where it stands within the list of steps. */
  readonly path: readonly (number | string)[];
}

/**
 * Finds what makes steps impossible to order.
 *
 * @param steps - Steps, each well formed.
 * @returns All ids that stand twice and all unknown dependencies; where there are none, one cycle if there is any.
 */
export function findGraphProblems(steps: readonly Node[]): readonly GraphProblem[] {
  const problems = [...findDuplicates(steps), ...findUnknown(steps)];
  return problems.length > 0 ? problems : findCycles(steps);
}

function findDuplicates(steps: readonly Node[]): readonly GraphProblem[] {
  return steps.flatMap(({ id }, index) =>
    steps.findIndex((step) => step.id === id) === index
      ? []
      : [
          {
            code: 'PLAN_DUPLICATE_STEP',
            message: `Step "${id}" is there more than once.`,
            path: [index, 'id'],
          },
        ],
  );
}

function findUnknown(steps: readonly Node[]): readonly GraphProblem[] {
  const ids = new Set(steps.map(({ id }) => id));
  return steps.flatMap((step, index) =>
    step.dependsOn.flatMap((dependency, place) =>
      ids.has(dependency)
        ? []
        : [
            {
              code: 'PLAN_UNKNOWN_DEPENDENCY' as const,
              message: `Step "${step.id}" depends on "${dependency}", which is no step of the plan.`,
              path: [index, 'dependsOn', place],
            },
          ],
    ),
  );
}

function findCycles(steps: readonly Node[]): readonly GraphProblem[] {
  const cycle = findCycle(steps);
  return cycle === undefined
    ? []
    : [
        {
          code: 'PLAN_DEPENDENCY_CYCLE',
          message: `The dependencies form a cycle: ${[...cycle, cycle[0]].join(' → ')}.`,
          path: [],
        },
      ];
}
