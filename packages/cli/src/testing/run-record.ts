import type { RunRecord } from '@plumbline/contracts';

/**
 * Makes a run record of a project that passed.
 *
 * @param changes - What a test needs otherwise.
 * @returns The record.
 */
export function runRecord(changes: Partial<RunRecord> = {}): RunRecord {
  return {
    schemaVersion: 1,
    kind: 'run-record',
    project: 'planner',
    projectRoot: 'packages/planner',
    run: 'pr',
    httpMode: 'playback',
    outcome: 'passed',
    durationMs: 1_200,
    tests: { passed: 3, failed: 0, skipped: 0, notRun: 0 },
    recordings: { hits: 2, misses: 0, recorded: 0, liveCalls: 0 },
    files: [{ path: 'src/plan.test.ts', outcome: 'passed', durationMs: 900, tests: 3 }],
    problems: [],
    warnings: [],
    slowest: [{ file: 'src/plan.test.ts', test: 'plans', durationMs: 500 }],
    budget: { limitMs: 180_000, spentMs: 1_200, enforced: false },
    batch: { id: 'b1', wallMs: 1_200, workers: 2, apart: null },
    ...changes,
  };
}
