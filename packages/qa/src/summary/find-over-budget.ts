import type { RunKind, RunProblem, RunRecord } from '@plumbline/contracts';
import type { OverBudget } from './summary.ts';

const filesShown = 5;

/**
 * Finds the runs that took longer than they may.
 *
 * @param executed - Records of projects that ran, without those from the cache.
 * @returns One entry a kind of run, with its slowest files.
 */
export function findOverBudget(executed: readonly RunRecord[]): OverBudget[] {
  return [...Map.groupBy(executed, ({ run }) => run)].flatMap(([run, records]) => overBudget(run, records));
}

/**
 * Tells whether a problem is one that {@link findOverBudget} lists.
 *
 * @param problem - A problem or a warning of a run record.
 * @returns True where it is about a budget.
 */
export function isOverBudget(problem: RunProblem): boolean {
  return problem.code === 'OVER_BUDGET';
}

function overBudget(run: RunKind, records: readonly RunRecord[]): OverBudget[] {
  const over = records.filter(({ budget }) => budget.spentMs > budget.limitMs);
  const worst = over.toSorted((left, right) => right.budget.spentMs - left.budget.spentMs).at(0);
  if (worst === undefined) return [];
  const enforced = over.some(({ budget }) => budget.enforced);
  return [{ run, ...worst.budget, enforced, files: slowestFiles(records) }];
}

function slowestFiles(records: readonly RunRecord[]): OverBudget['files'] {
  return records
    .flatMap(({ project, files }) => files.map(({ path, durationMs }) => ({ project, path, durationMs })))
    .toSorted((left, right) => right.durationMs - left.durationMs)
    .slice(0, filesShown);
}
