import { readFileSync } from 'node:fs';
import { runRecordSchema, type RunProblem, type RunRecord } from '@plumbline/contracts';
import { describe, expect, it } from 'vitest';
import { summarize } from './summarize.ts';

const [contracts, planner, web] = runRecordSchema
  .array()
  .parse(JSON.parse(readFileSync(new URL('fixtures/pr-passed.json', import.meta.url), 'utf8'))) as [
  RunRecord,
  RunRecord,
  RunRecord,
];

function problem(code: string, changes: Partial<RunProblem> = {}): RunProblem {
  return { code, message: `${code} happened.`, remedy: 'Mend it.', ...changes };
}

function failedBy(...problems: RunProblem[]): RunRecord {
  return { ...planner, outcome: 'failed', problems };
}

describe('summarize', () => {
  it('adds tests and recordings of all projects, cached or not', () => {
    const summary = summarize([contracts, planner, web], { cachedProjects: ['planner'] });
    expect(summary.tests).toEqual({ passed: 60, failed: 0, skipped: 2, notRun: 0 });
    expect(summary.recordings).toEqual({ hits: 122, misses: 0, recorded: 0, liveCalls: 0 });
    expect(summary.projects).toMatchObject({ total: 3, passed: 3, cached: 1 });
  });

  it('counts a project that had two runs once, by the worse of them', () => {
    const live: RunRecord = { ...planner, run: 'live', outcome: 'failed' };
    expect(summarize([{ ...planner, run: 'nightly' }, live])).toMatchObject({
      runs: ['nightly', 'live'],
      projects: { total: 1, passed: 0, failed: 1 },
    });
  });

  it('is incomplete, never passed, where a live test did not run', () => {
    const record = { ...planner, tests: { ...planner.tests, notRun: 1 } };
    expect(summarize([record])).toMatchObject({ outcome: 'not-run', exitCode: 0 });
  });

  it('names each lack of a project once, however many tests share it', () => {
    const missing = problem('CREDENTIALS_MISSING', { variables: ['KEY'] });
    const summary = summarize([{ ...planner, warnings: [missing, { ...missing, test: 'another' }] }]);
    expect(summary.notRun).toEqual([
      {
        project: 'planner',
        message: missing.message,
        remedy: 'Mend it.',
        variables: ['KEY'],
        required: false,
      },
    ]);
  });
});

describe('parallel efficiency', () => {
  it('is the time of tests by what the workers of every executed batch could have done', () => {
    const { time } = summarize([planner, web]);
    expect(time).toMatchObject({ wallMs: 17_300, testsMs: 19_100, workers: 2, batches: 2 });
    expect(time.efficiency).toBeCloseTo(19_100 / (12_300 * 2 + 5_000 * 1));
  });

  it('counts the wall time of projects that shared a batch once', () => {
    const sibling = { ...contracts, batch: planner.batch };
    expect(summarize([planner, sibling]).time).toMatchObject({ wallMs: 12_300, batches: 1 });
  });

  it('leaves out what came from the cache, and is unknown where everything did', () => {
    expect(summarize([planner, web], { cachedProjects: ['web'] }).time.batches).toBe(1);
    expect(summarize([web], { cachedProjects: ['web'], wallMs: 40 }).time).toEqual({
      wallMs: 40,
      testsMs: 0,
      workers: 0,
      batches: 0,
      efficiency: null,
    });
  });

  it('counts a live run even where the project came from the cache: it never does', () => {
    const live: RunRecord = { ...planner, run: 'live' };
    expect(summarize([live], { cachedProjects: ['planner'] }).time.batches).toBe(1);
  });
});

describe('over budget', () => {
  const slow = { ...planner, budget: { limitMs: 1_000, spentMs: 9_000, enforced: true } };

  it('is said once a kind of run, with the slowest files first', () => {
    const [over] = summarize([slow, web]).overBudget;
    expect(over).toMatchObject({ run: 'pr', limitMs: 1_000, spentMs: 9_000, enforced: true });
    expect(over?.files.map(({ durationMs }) => durationMs)).toEqual([9_100, 7_400, 2_600]);
  });

  it('is not said again when the result comes from the cache', () => {
    expect(summarize([slow], { cachedProjects: ['planner'] }).overBudget).toEqual([]);
  });
});

describe('the exit code of a run', () => {
  it.each<[string, number, RunProblem[]]>([
    ['a failed test', 31, [problem('TEST_FAILED', { test: 'adds' })]],
    ['a live call', 40, [problem('LIVE_CALL_REFUSED')]],
    ['missing credentials', 41, [problem('CREDENTIALS_MISSING')]],
    ['an enforced budget', 32, [problem('OVER_BUDGET')]],
    [
      'an invalid configuration beside failed tests',
      11,
      [problem('TEST_FAILED', { test: 'adds' }), problem('CONFIGURATION_INVALID')],
    ],
    [
      'a failed test beside a live call',
      31,
      [problem('LIVE_CALL_REFUSED'), problem('TEST_FAILED', { test: 'adds' })],
    ],
    ['a hung test', 33, [problem('TEST_HUNG', { test: 'loops' })]],
    ['a held lock', 21, [problem('LOCK_HELD')]],
    ['what the problem itself says', 22, [problem('WHATEVER', { exitCode: 22 })]],
    ['a problem of no known status', 30, [problem('WHATEVER')]],
    ['nothing that is said', 30, []],
  ])('for %s is %i', (_, status, problems) => {
    expect(summarize([failedBy(...problems)]).exitCode).toBe(status);
  });

  it('is 130 for an interrupted run, whatever else failed', () => {
    const interrupted: RunRecord = { ...web, outcome: 'interrupted' };
    expect(summarize([failedBy(problem('TEST_FAILED', { test: 'adds' })), interrupted]).exitCode).toBe(130);
  });

  it('is 130 where the run was interrupted, though no record says so', () => {
    const failed = failedBy(problem('TEST_FAILED', { test: 'adds' }));
    expect(summarize([failed], { interrupted: true })).toMatchObject({
      outcome: 'interrupted',
      exitCode: 130,
    });
  });

  it('is none of a pass where a run left no record beside others that passed', () => {
    expect(summarize([planner], { missing: [{ project: 'lost', run: 'pr' }] })).toMatchObject({
      outcome: 'failed',
      exitCode: 30,
      projects: { total: 2, passed: 1, failed: 1 },
      problems: [{ project: 'lost', run: 'pr', code: 'RUN_RECORD_MISSING' }],
    });
  });

  it('is 0 for warnings alone, and where there was nothing to run', () => {
    expect(summarize([{ ...planner, warnings: [problem('RECORDING_UNUSED')] }]).exitCode).toBe(0);
    expect(summarize([])).toMatchObject({ outcome: 'empty', exitCode: 0 });
  });
});
