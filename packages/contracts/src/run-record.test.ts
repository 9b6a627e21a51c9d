import { describe, expect, it } from 'vitest';
import { runRecordSchema, type RunRecord } from './run-record.ts';

const record: RunRecord = {
  schemaVersion: 1,
  kind: 'run-record',
  project: '@acme/planner',
  projectRoot: 'packages/planner',
  run: 'nightly',
  httpMode: 'playback',
  outcome: 'failed',
  durationMs: 812.5,
  tests: { passed: 3, failed: 1, skipped: 0, notRun: 0 },
  recordings: {
    hits: 4,
    misses: 0,
    recorded: 0,
    liveCalls: 1,
    unplayed: 1,
    bytes: 900,
    savedMs: 1200.5,
    untimed: 1,
  },
  files: [
    {
      path: 'src/plan.test.ts',
      outcome: 'failed',
      durationMs: 700,
      tests: 4,
      recordings: { hits: 4, misses: 0, recorded: 0, liveCalls: 1, bytes: 900 },
      played: [{ test: 'plans', hits: 4, misses: 0, recorded: 0, liveCalls: 1, bytes: 900 }],
    },
  ],
  problems: [
    { code: 'LIVE_CALL_REFUSED', message: 'GET http://a.test/', remedy: 'Record it.', exitCode: 40 },
  ],
  warnings: [],
  slowest: [{ file: 'src/plan.test.ts', test: 'plans', durationMs: 500 }],
  budget: { limitMs: 600_000, spentMs: 812.5, enforced: false },
  batch: { id: 'b1', wallMs: 900, workers: 2, apart: null },
};

describe('a run record', () => {
  it('survives JSON unchanged', () => {
    expect(runRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  it.each<[string, object]>([
    ['another version', { schemaVersion: 2 }],
    ['an unknown run', { run: 'weekly' }],
    ['a negative count', { tests: { ...record.tests, failed: -1 } }],
    ['an unknown key', { note: '' }],
    ['a status no command ends with', { problems: [{ ...record.problems[0], exitCode: 0 }] }],
  ])('refuses %s', (_, change) => {
    expect(runRecordSchema.safeParse({ ...record, ...change }).success).toBe(false);
  });
});
