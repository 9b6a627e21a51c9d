import type { RunRecord } from '@plumbline/contracts';
import type { CheckRecord } from './check-record.ts';

/** How many things passed and how many failed. */
export interface OutcomeCounts {
  readonly passed: number;
  readonly failed: number;
}

/** What the counts are made of. */
export interface Outcomes {
  /** Records of the tests that ran; no record at all counts as one failure. */
  readonly runs: readonly Pick<RunRecord, 'outcome' | 'tests'>[];
  /** How many files that should be run records are none; each counts as one failure. */
  readonly unreadable: number;
  /** Record of the check, or `undefined` where it left none, which counts as one failure. */
  readonly check: CheckRecord | undefined;
  /** Exit statuses of the commands in front of the check, such as `npm ci`. */
  readonly statuses: readonly number[];
}

/**
 * Counts each test, each step of the check and each command once. What should have left a record
 * and left none counts as failed, so that silence is never a pass.
 *
 * @param outcomes - Records and exit statuses.
 * @returns The sums.
 */
export function countOutcomes(outcomes: Outcomes): OutcomeCounts {
  const all = [
    countTests(outcomes.runs),
    { passed: 0, failed: outcomes.unreadable },
    countSteps(outcomes.check),
    countStatuses(outcomes.statuses),
  ];
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  };
}

function countTests(runs: Outcomes['runs']): OutcomeCounts {
  if (runs.length === 0) return { passed: 0, failed: 1 };
  return {
    passed: runs.reduce((sum, { tests }) => sum + tests.passed, 0),
    failed: runs.reduce((sum, run) => sum + failuresOf(run), 0),
  };
}

/** A run can fail without a failed test: a file that does not load, a hang, a budget. */
function failuresOf({ outcome, tests }: Pick<RunRecord, 'outcome' | 'tests'>): number {
  const isBroken = outcome === 'failed' || outcome === 'interrupted';
  return Math.max(tests.failed, isBroken ? 1 : 0);
}

function countSteps(check: CheckRecord | undefined): OutcomeCounts {
  if (check === undefined) return { passed: 0, failed: 1 };
  const failed = check.steps.filter(({ outcome }) => outcome === 'failed').length;
  return { passed: check.steps.length - failed, failed };
}

function countStatuses(statuses: readonly number[]): OutcomeCounts {
  const failed = statuses.filter((status) => status !== 0).length;
  return { passed: statuses.length - failed, failed };
}
