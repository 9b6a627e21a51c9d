import type { LastRun, RunRecord } from '@plumbline/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planPrune } from './plan-prune.ts';
import { useOfCassettes, type LastRunFacts } from './use-of-cassettes.ts';

const file = { path: 'src/a.test.ts', outcome: 'passed', durationMs: 1, tests: 1 } as const;

function record(project: string, changes: Partial<RunRecord> = {}): RunRecord {
  return {
    schemaVersion: 1,
    kind: 'run-record',
    project,
    projectRoot: `packages/${project}`,
    run: 'pr',
    httpMode: 'playback',
    covers: 'all',
    outcome: 'passed',
    durationMs: 1,
    tests: { passed: 1, failed: 0, skipped: 0, notRun: 0 },
    recordings: { hits: 1, misses: 0, recorded: 0, liveCalls: 0 },
    files: [{ ...file, cassettes: { used: ['c/used.jsonl'], spared: ['c/spared.jsonl'] } }],
    problems: [],
    warnings: [],
    slowest: [],
    budget: { limitMs: 1, spentMs: 1, enforced: false },
    batch: { id: 'b', wallMs: 1, workers: 1, apart: null },
    ...changes,
  };
}

function lastRun(tasks: readonly Partial<LastRun['tasks'][number]>[]): LastRun {
  return {
    schemaVersion: 1,
    kind: 'last-run',
    id: 'plumb',
    startedAt: 1000,
    endedAt: 2000,
    tasks: tasks.map((task) => ({ project: 'a', run: 'pr', outcome: 'passed', cached: false, ...task })),
  };
}

const whole: LastRunFacts = {
  workspaceRoot: '/w',
  run: lastRun([{}, { project: 'b', cached: true }]),
  records: [
    record('a'),
    record('b', { files: [{ ...file, cassettes: { used: ['c/b.jsonl'], spared: [] } }] }),
  ],
  projects: ['a', 'b'],
};

function planned(paths: readonly string[], changedAt = 1, testFile?: string): unknown {
  const use = useOfCassettes(whole);
  if (!use.isWhole) throw new Error(use.why);
  return planPrune(
    paths.map((path) => ({ path, changedAt, testFile })),
    use,
  );
}

describe('an orphan', () => {
  test('is what no test of any project used, and no test that did not run owns', () => {
    const needed = ['/w/packages/a/c/used.jsonl', '/w/packages/a/c/spared.jsonl', '/w/packages/b/c/b.jsonl'];
    expect(planned([...needed, '/w/packages/b/c/used.jsonl'])).toEqual({
      orphans: ['/w/packages/b/c/used.jsonl'],
      kept: [],
    });
  });

  test('is not what is newer than the run, or in no project that ran', () => {
    expect(planned(['/w/packages/a/c/new.jsonl'], 1000)).toEqual({
      orphans: [],
      kept: [{ path: '/w/packages/a/c/new.jsonl', why: 'changed' }],
    });
    expect(planned(['/w/packages/ab/c/x.jsonl', '/w/x.jsonl'])).toMatchObject({
      orphans: [],
      kept: [{ why: 'outside' }, { why: 'outside' }],
    });
  });

  test('is not what is of a test file that did not run', () => {
    const path = '/w/packages/a/c/x.jsonl';
    expect(planned([path], 1, '/w/packages/a/src/a.test.ts')).toMatchObject({ orphans: [path] });
    expect(planned([path], 1, '/w/packages/a/src/other.test.ts')).toEqual({
      orphans: [],
      kept: [{ path, why: 'not-run' }],
    });
  });

  test('is never what any record names', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(names, names, names, (used, spared, onDisk) => {
        const records = [
          record('a', { files: [{ ...file, cassettes: { used, spared: [] } }] }),
          record('b', { projectRoot: 'packages/a', files: [{ ...file, cassettes: { used: [], spared } }] }),
        ];
        const use = useOfCassettes({ ...whole, records });
        if (!use.isWhole) throw new Error(use.why);
        const { orphans } = planPrune(
          onDisk.map((name) => ({ path: `/w/packages/a/${name}`, changedAt: 1, testFile: undefined })),
          use,
        );
        const needed = new Set([...used, ...spared]);
        expect(orphans).toEqual(
          onDisk.filter((name) => !needed.has(name)).map((name) => `/w/packages/a/${name}`),
        );
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('nothing is said of cassettes after', () => {
  test.each<[string, Partial<LastRunFacts>, string]>([
    ['no run', { run: undefined }, 'nothing has run yet'],
    ['a quick run', { run: lastRun([{ run: 'quick' }]) }, 'the last run was quick'],
    ['a run of some projects', { run: lastRun([{}]) }, 'left out b'],
    ['a run of nobody knows which projects', { projects: undefined }, 'nx does not tell'],
    ['a run that failed', { run: lastRun([{ outcome: 'failed' }, { project: 'b' }]) }, 'a did not pass'],
    ['a run that left no record', { records: [record('b')] }, 'a left no run record'],
    [
      'an interrupted run',
      { records: [record('a', { outcome: 'interrupted' }), record('b')] },
      'a did not pass',
    ],
    [
      'a run without recordings',
      { records: [record('a', { httpMode: 'live' }), record('b')] },
      'without recordings',
    ],
    [
      'a run of some files',
      { records: [record('a', { covers: 'some' }), record('b')] },
      'of a only some files',
    ],
    [
      'a run of an earlier version',
      { records: [record('a', { files: [file] }), record('b')] },
      'does not name',
    ],
  ])('%s', (_, facts, why) => {
    expect(useOfCassettes({ ...whole, ...facts })).toMatchObject({
      isWhole: false,
      why: expect.stringContaining(why) as string,
    });
  });
});
