import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { acquireLock } from '@plumbline/durable';
import { describe, expect, it } from 'vitest';
import type { Program, ProgramEnd } from '../host/run-program.ts';
import { recordedOn, recordedWorkspace, type RecordedWorkspace } from '../testing/recorded-workspace.ts';

const folder = 'packages/planner/src/__cassettes__/ask';
const day = 24 * 60 * 60 * 1000;
const inThreeMonths = { now: (): number => recordedOn + 90 * day };

describe('plumb cassette list, show, stats', () => {
  it('say which recordings there are, and what is in them', async () => {
    await using workspace = await recordedWorkspace();
    const { stdout } = await workspace.plumb('cassette list');
    expect(stdout).toMatch(/^packages\/planner\/src\/ask\.test\.ts\n {2}✓ a {2}1 .+ 2026-01-01\n {2}✓ b /u);
    const shown = await workspace.plumb('cassette show packages/planner/src/ask.test.ts');
    expect(shown.stdout).toContain('"mood": "good"');
    const { data } = await workspace.plumb('cassette stats --format json');
    expect(data).toMatchObject({ ok: true, data: { cassettes: 2, interactions: 2, outcomes: { 200: 2 } } });
  });

  it.each(['a', `${folder}/a.jsonl`, `${folder}/a.timing.json`])('find a recording by %s', async (word) => {
    await using workspace = await recordedWorkspace();
    const { data } = await workspace.plumb(`cassette list ${word} --format json`);
    expect(data).toMatchObject({
      data: { cassettes: [{ path: `${folder}/a.jsonl`, test: 'a', stale: [] }] },
    });
  });

  it('leave nothing unsaid of a recording that cannot be read', async () => {
    await using workspace = await recordedWorkspace();
    await workspace.write(`${folder}/a.jsonl`, '{"kind":"cassette","schemaVersion":9,"test":"a"}\n');
    expect((await workspace.plumb('cassette list')).stdout).toMatch(/✗ .+a\.jsonl +CASSETTE_TOO_NEW/u);
    expect(await workspace.plumb('cassette show a.jsonl')).toMatchObject({ exitCode: 10 });
    expect(await workspace.plumb(`cassette show ${folder}/a.jsonl`)).toMatchObject({ exitCode: 12 });
    expect((await workspace.plumb('cassette stats')).stdout).toContain('1 invalid');
  });
});

describe('plumb cassette check', () => {
  it('passes what is good, and says where it cannot know whether tests use it', async () => {
    await using workspace = await recordedWorkspace();
    expect(await workspace.plumb('cassette check')).toMatchObject({
      exitCode: 0,
      stdout: '✓ 2 cassettes: 2 good\n',
      stderr: expect.stringContaining('CASSETTE_USE_UNKNOWN') as string,
    });
    await workspace.ran(['a', 'b']);
    expect(await workspace.plumb('cassette check')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('ends with a status of 30 to 39 where one is not, and says all of it to programs', async () => {
    await using workspace = await recordedWorkspace();
    await workspace.ran(['a']);
    const cassette = await workspace.read(`${folder}/a.jsonl`);
    await workspace.write(`${folder}/a.jsonl`, cassette.replace('"status":200', '"status":"fine"'));
    const { exitCode, data } = await workspace.plumb('cassette check --format json');
    expect(exitCode).toBe(30);
    expect(data).toMatchObject({
      ok: false,
      error: {
        code: 'CASSETTES_NOT_GOOD',
        details: {
          cassettes: 2,
          good: 0,
          findings: [
            { code: 'CASSETTE_INVALID', level: 'problem', path: `${folder}/a.jsonl`, test: 'a' },
            { code: 'CASSETTE_ORPHANED', level: 'problem', path: `${folder}/b.jsonl`, test: 'b' },
          ],
        },
      },
    });
  });
});

describe('a recording that is older than it may be', () => {
  it.each([
    ['warn', 0],
    ['fail', 30],
  ] as const)('is told as configured: %s, status %i', async (stale, exitCode) => {
    await using workspace = await recordedWorkspace({ maxAge: '30d', stale });
    for (const line of ['cassette stale', 'cassette check', 'qa']) {
      await workspace.ran(['a', 'b']);
      const runProgram = async (): Promise<ProgramEnd> => {
        await workspace.ran(['a', 'b']);
        return { status: 0, signal: null, output: '["planner"]' };
      };
      const told = await workspace.plumb(line, { ...inThreeMonths, runProgram });
      expect([line, told.exitCode]).toEqual([line, exitCode]);
      expect(told.stderr + told.stdout).toMatch(/2 (?:recordings|of the cassettes|of 2 cassettes) are/u);
    }
    expect(await workspace.read(`${folder}/a.timing.json`)).toContain('2026-01-01');
  });

  it('is in the schedule', async () => {
    await using workspace = await recordedWorkspace({ maxAge: '2m' });
    await workspace.record('b', recordedOn + 60 * day);
    const { stdout } = await workspace.plumb('cassette schedule', inThreeMonths);
    expect(stdout).toMatch(/^now: 1\n {2}a .+\n2026-05-02: 1\n {2}b /u);
    expect((await workspace.plumb('cassette schedule --ci github')).stdout).toContain('gh pr create');
  });
});

describe('plumb cassette prune', () => {
  const timing = `${folder}/b.timing.json`;

  it('says what it would remove, and removes it with --apply, and nothing else', async () => {
    await using workspace = await recordedWorkspace();
    await workspace.ran(['a']);
    const { stdout } = await workspace.plumb('cassette prune');
    expect(stdout).toMatch(/^- .+\/b\.jsonl\n1 would be removed\./u);
    expect(existsSync(workspace.path('b'))).toBe(true);
    const { data } = await workspace.plumb('cassette prune --apply --format json');
    expect(data).toMatchObject({ data: { applied: true, removed: [`${folder}/b.jsonl`] } });
    expect([workspace.path('b'), join(workspace.root, timing), workspace.path('a')].map(existsSync)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it.each<[string, (workspace: RecordedWorkspace) => Promise<void>]>([
    ['without a run', () => Promise.resolve()],
    ['after a quick run', (workspace) => workspace.ran([], { run: 'quick' })],
    ['after a run that failed', (workspace) => workspace.ran([], { outcome: 'failed' })],
    ['after a run of some files', (workspace) => workspace.ran([], { covers: 'some' })],
    [
      'after a run against the services',
      (workspace) => workspace.ran([], { run: 'record', httpMode: 'live' }),
    ],
    ['after a run of another project', (workspace) => workspace.ran([], { project: 'web' })],
  ])('removes nothing %s', async (_, run) => {
    await using workspace = await recordedWorkspace();
    await run(workspace);
    const { exitCode, data } = await workspace.plumb('cassette prune --apply --format json');
    expect(exitCode).toBe(30);
    expect(data).toMatchObject({ error: { code: 'CASSETTE_USE_UNKNOWN' } });
    expect(existsSync(workspace.path('a'))).toBe(true);
  });

  it('keeps what is newer than the run, and removes what is left of a cassette that is gone', async () => {
    await using workspace = await recordedWorkspace();
    await workspace.ran(['a']);
    await workspace.write(`${folder}/b.jsonl`, await workspace.read(`${folder}/b.jsonl`));
    await workspace.write(`${folder}/c.timing.json`, '{}');
    const { data } = await workspace.plumb('cassette prune --apply --format json');
    expect(data).toMatchObject({
      data: { removed: [`${folder}/c.timing.json`], kept: [{ path: `${folder}/b.jsonl`, why: 'changed' }] },
    });
    expect(existsSync(join(workspace.root, `${folder}/c.timing.json`))).toBe(false);
  });
});

describe('plumb cassette refresh', () => {
  function recording(workspace: RecordedWorkspace, status = 0) {
    const calls: Program[] = [];
    const runProgram = async (program: Program): Promise<ProgramEnd> => {
      calls.push(program);
      const test = /\^(.)\$/u.exec(program.arguments.join(' '))?.[1] ?? '';
      if (status === 0) await workspace.record(test, recordedOn + 90 * day);
      return { status, signal: null, output: '' };
    };
    return { calls, host: { ...inThreeMonths, runProgram } };
  }

  it('records what is due, a test at a time, and shows what is said now by the path of each value', async () => {
    await using workspace = await recordedWorkspace({ maxAge: '30d' });
    workspace.answer = '{"mood":"bad"}';
    const { calls, host } = recording(workspace);
    const { stdout, exitCode } = await workspace.plumb('cassette refresh', host);
    expect(exitCode).toBe(0);
    expect(calls.map((call) => call.arguments)).toEqual(
      ['a', 'b'].map((test) => [
        'run',
        'planner:record',
        '--files=src/ask.test.ts',
        `--testNamePattern=^${test}$`,
      ]),
    );
    expect(stdout).toContain('response.body.mood: recorded "good", now "bad"');
    expect((await workspace.plumb('cassette refresh', host)).stdout).toMatch(/^None of 2 recordings/u);
  });

  it('keeps the old one where the test fails, and says so', async () => {
    await using workspace = await recordedWorkspace({ maxAge: '30d' });
    const before = await workspace.read(`${folder}/a.jsonl`);
    const { host } = recording(workspace, 1);
    const { exitCode, data } = await workspace.plumb('cassette refresh --format json', host);
    expect(exitCode).toBe(30);
    expect(data).toMatchObject({
      error: { code: 'CASSETTES_NOT_REFRESHED', details: { cassettes: [{ outcome: 'failed' }, {}] } },
    });
    expect(await workspace.read(`${folder}/a.jsonl`)).toBe(before);
  });

  it('starts nothing in CI, beside another refresh, or for --dry-run', async () => {
    await using workspace = await recordedWorkspace({ maxAge: '30d' });
    const { calls, host } = recording(workspace);
    const inCi = { ...host, environment: { CI: '1' } };
    expect(await workspace.plumb('cassette refresh', inCi)).toMatchObject({ exitCode: 42 });
    expect((await workspace.plumb('cassette refresh --dry-run', host)).stdout).toContain('a.jsonl');
    const directory = join(workspace.root, '.plumbline/locks');
    await using _held = await acquireLock({ directory, name: 'refresh', mode: 'exclusive', purpose: 'test' });
    expect(await workspace.plumb('cassette refresh', host)).toMatchObject({ exitCode: 21 });
    expect(calls).toEqual([]);
  });

  it('leaves what is fresh, unless all is asked for', async () => {
    await using workspace = await recordedWorkspace();
    const { calls, host } = recording(workspace);
    await workspace.plumb('cassette refresh', host);
    expect(calls).toEqual([]);
    const { stdout } = await workspace.plumb('cassette refresh --all', host);
    expect(stdout).toContain('2 recordings: 2 identical');
  });
});
