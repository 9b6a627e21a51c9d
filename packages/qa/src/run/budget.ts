import type { RunKind, RunProblem, RunRecord, WorkspaceConfiguration } from '@plumbline/contracts';
import type { FileOutcome } from '../host/test-host.ts';

const slowestNamed = 3;

/**
 * Says what a run may take, and took.
 *
 * @param configuration - The workspace's.
 * @param run - The kind of run; `live` and `record` have nightly's budget.
 * @param spentMs - Wall time, in milliseconds.
 * @returns The budget of the record.
 */
export function budgetOf(
  { budgets }: WorkspaceConfiguration,
  run: RunKind,
  spentMs: number,
): RunRecord['budget'] {
  const limits = { quick: budgets.quickMs, pr: budgets.prMs };
  const limitMs = run === 'quick' || run === 'pr' ? limits[run] : budgets.nightlyMs;
  return { limitMs, spentMs, enforced: budgets.enforce };
}

/**
 * Says that a run took longer than it may, naming its slowest files.
 *
 * @param budget - What it may take, and took.
 * @param files - The files that ran.
 * @returns The problem, or undefined where it stayed within.
 */
export function overBudget(
  budget: RunRecord['budget'],
  files: readonly FileOutcome[],
): RunProblem | undefined {
  if (budget.spentMs <= budget.limitMs) return undefined;
  const slowest = files
    .toSorted((a, b) => b.durationMs - a.durationMs)
    .slice(0, slowestNamed)
    .map(({ path, durationMs }) => `${path} (${seconds(durationMs)})`);
  return {
    code: 'OVER_BUDGET',
    message: `The run took ${seconds(budget.spentMs)}; its budget is ${seconds(budget.limitMs)}. Slowest files: ${slowest.join(', ') || 'none'}.`,
    remedy:
      'Make the slowest files faster, move tests to a later mode, or raise the budget in plumbline.json.',
  };
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
