import type { RunRecord } from '@plumbline/contracts';
import { describe, expect, test } from 'vitest';
import type { CheckRecord } from './check-record.ts';
import { countOutcomes } from './count-outcomes.ts';

function run(
  passed: number,
  failed: number,
  outcome: RunRecord['outcome'],
): Pick<RunRecord, 'outcome' | 'tests'> {
  return { outcome, tests: { passed, failed, skipped: 1, notRun: 1 } };
}

function check(...outcomes: readonly ('passed' | 'failed')[]): CheckRecord {
  return {
    schemaVersion: 1,
    kind: 'check-record',
    steps: outcomes.map((outcome, index) => ({ name: `step ${index}`, outcome, durationMs: 1 })),
  };
}

describe('countOutcomes', () => {
  test('tests, steps and commands count one each', () =>
    expect(
      countOutcomes({
        runs: [run(4, 0, 'passed'), run(2, 1, 'failed')],
        unreadable: 0,
        check: check('passed', 'failed'),
        statuses: [0, 1],
      }),
    ).toEqual({ passed: 8, failed: 3 }));

  test.each(['failed', 'interrupted'] as const)(
    'a run that %s without a failed test is one failure',
    (outcome) =>
      expect(
        countOutcomes({ runs: [run(4, 0, outcome)], check: check('passed'), unreadable: 0, statuses: [] }),
      ).toEqual({
        passed: 5,
        failed: 1,
      }),
  );

  test('no run record is a failure, not a pass', () =>
    expect(countOutcomes({ runs: [], check: check('passed'), unreadable: 0, statuses: [] })).toEqual({
      passed: 1,
      failed: 1,
    }));

  test('no check record is a failure, not a pass', () =>
    expect(
      countOutcomes({ runs: [run(1, 0, 'passed')], check: undefined, unreadable: 0, statuses: [] }),
    ).toEqual({
      passed: 1,
      failed: 1,
    }));

  test('a run record that cannot be read is a failure', () =>
    expect(
      countOutcomes({ runs: [run(1, 0, 'passed')], check: check('passed'), unreadable: 1, statuses: [] }),
    ).toEqual({ passed: 2, failed: 1 }));
});
