import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquireLock } from '@plumbline/durable';
import type { TestHost } from '../host/test-host.ts';
import { readRunRecords } from '../records/read-run-records.ts';
import { counts, ended, file, requestIn, scriptedHost } from '../testing/scripted-host.ts';
import { runQa, type QaRequest, type QaResult } from './run-qa.ts';

let workspaceRoot = '';

beforeEach(async () => {
  workspaceRoot = await mkdtemp(join(tmpdir(), 'plumbline-qa-'));
});

afterEach(() => rm(workspaceRoot, { recursive: true }));

function request(host: TestHost, change: Partial<QaRequest> = {}): QaRequest {
  return requestIn(workspaceRoot, host, change);
}

/** A run that is interrupted once its host has said what the script says. */
function interrupted(host: TestHost): QaRequest {
  const interruption = new AbortController();
  const interrupting: TestHost = {
    async *run(asked) {
      yield* host.run(asked);
      interruption.abort();
    },
  };
  return request(interrupting, { signal: interruption.signal });
}

async function results(of: QaRequest): Promise<QaResult[]> {
  return Array.fromAsync(runQa(of));
}

describe('runQa', () => {
  test('gives and writes a record that sums its files up', async () => {
    const host = scriptedHost(() => ended([file('b.test.ts'), file('a.test.ts')]));
    const [result] = await results(request(host));
    expect(result?.record).toMatchObject({
      project: 'app',
      projectRoot: 'packages/app',
      run: 'pr',
      httpMode: 'playback',
      outcome: 'passed',
      tests: { passed: 2 },
      recordings: { hits: 4 },
      files: [{ path: 'a.test.ts', tests: 1 }, { path: 'b.test.ts' }],
    });
    expect((await readRunRecords(workspaceRoot)).records).toEqual([result?.record]);
  });

  test('says whether all files and tests were asked for, and which cassettes they used', async () => {
    const cassettes = { used: ['c/a.jsonl'], spared: [] };
    const host = scriptedHost(() => ended([file('a.test.ts', { cassettes })]));
    const [whole] = await results(request(host));
    expect(whole?.record).toMatchObject({ covers: 'all', files: [{ cassettes }] });
    for (const some of [{ files: ['a.test.ts'] }, { namePattern: 'a' }]) {
      const projects = request(host).projects.map((project) => ({ ...project, ...some }));
      const [partial] = await results(request(host, { projects }));
      expect(partial?.record).toMatchObject({ covers: 'some' });
    }
  });

  test('fails a project with the problems of its files', async () => {
    const problem = { code: 'TEST_FAILED', message: 'no', remedy: 'mend' };
    const host = scriptedHost(() => ended([file('a.test.ts', { outcome: 'failed', problems: [problem] })]));
    const [result] = await results(request(host));
    expect(result?.record).toMatchObject({ outcome: 'failed', problems: [problem] });
  });

  test('fails every project of an invalid plumbline.json, and runs nothing', async () => {
    await writeFile(join(workspaceRoot, 'plumbline.json'), '{ "schemaVersion": 1, "budgts": {} }');
    const host = scriptedHost(() => []);
    const [result] = await results(request(host));
    expect(host.asked).toEqual([]);
    expect(result?.record).toMatchObject({
      outcome: 'failed',
      problems: [{ code: 'CONFIGURATION_INVALID' }],
    });
    expect(result?.record.problems[0]?.message).toContain('budgets');
  });

  test('goes on where an interrupted run with the same inputs stopped', async () => {
    const host = scriptedHost(({ projects: [project] }) =>
      project?.proven.has('a.test.ts') === true
        ? ended([file('b.test.ts')])
        : ended([file('a.test.ts')], { interrupted: true }),
    );
    const [first] = await results(interrupted(host));
    expect(first?.record.outcome).toBe('interrupted');
    const [second] = await results(request(host));
    expect(second?.record).toMatchObject({
      outcome: 'passed',
      files: [{ path: 'a.test.ts' }, { path: 'b.test.ts' }],
    });
  });

  test('forgets what was proven when the inputs change, and when the run ends', async () => {
    await results(interrupted(scriptedHost(() => ended([file('a.test.ts')], { interrupted: true }))));
    const whole = scriptedHost(() => ended([file('a.test.ts')]));
    const other = request(whole);
    await results({ ...other, projects: other.projects.map((project) => ({ ...project, proofKey: '456' })) });
    expect(whole.asked[0]?.projects[0]?.proven).toEqual(new Set());
    expect(await readdir(join(workspaceRoot, '.plumbline/proven'))).toEqual(['123.jsonl']);
  });

  test('keeps a project that passed in a run that was interrupted later', async () => {
    const host = scriptedHost(() => ended([file('a.test.ts')]));
    await results(interrupted(host));
    await results(request(host));
    expect(host.asked[1]?.projects[0]?.proven).toEqual(new Set(['a.test.ts']));
  });

  test('does not prove a file that failed', async () => {
    const host = scriptedHost(() => ended([file('a.test.ts', { outcome: 'failed' })], { interrupted: true }));
    await results(request(host));
    await results(request(host));
    expect(host.asked[1]?.projects[0]?.proven).toEqual(new Set());
  });

  test('refuses to record beside another run, naming its process', async () => {
    const directory = join(workspaceRoot, '.plumbline/locks');
    await using _held = await acquireLock({ directory, name: 'tests', mode: 'shared', purpose: 'pr run' });
    const host = scriptedHost(() => []);
    const [result] = await results(request(host, { run: 'record' }));
    expect(host.asked).toEqual([]);
    expect(result?.record.problems).toMatchObject([{ code: 'LOCK_HELD' }]);
    expect(result?.record.problems[0]?.message).toContain(String(process.pid));
  });

  test('lets runs in playback share the workspace', async () => {
    const directory = join(workspaceRoot, '.plumbline/locks');
    await using _held = await acquireLock({ directory, name: 'tests', mode: 'shared', purpose: 'pr run' });
    const [result] = await results(request(scriptedHost(() => ended([file('a.test.ts')]))));
    expect(result?.record.outcome).toBe('passed');
  });

  test.each([
    [false, 'passed', 'warnings'],
    [true, 'failed', 'problems'],
  ] as const)('over budget, with enforce %s, %s', async (enforce, outcome, where) => {
    await writeFile(
      join(workspaceRoot, 'plumbline.json'),
      JSON.stringify({ schemaVersion: 1, budgets: { prMs: 1, enforce } }),
    );
    const [result] = await results(request(scriptedHost(() => ended([file('slow.test.ts')]))));
    expect(result?.record.outcome).toBe(outcome);
    expect(result?.record[where]).toMatchObject([{ code: 'OVER_BUDGET' }]);
    expect(result?.record[where][0]?.message).toContain('slow.test.ts');
  });

  test('is not a pass where all live tests lack their credentials', async () => {
    const host = scriptedHost(() =>
      ended([file('live.test.ts', { outcome: 'skipped', counts: { ...counts, passed: 0, notRun: 1 } })]),
    );
    const [result] = await results(request(host, { run: 'live' }));
    expect(result?.record.outcome).toBe('not-run');
  });
});
