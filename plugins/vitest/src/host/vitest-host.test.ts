import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { HostEvent, ProjectOutcome } from '@plumbline/qa/test-host';
import type { RunKind } from '@plumbline/contracts/modes';
import { describe, expect, test } from 'vitest';

const fixtures = join(import.meta.dirname, '../../fixtures');
const workspaceRoot = mkdtempSync(join(tmpdir(), 'plumbline-host-'));

/** Runs a scenario as a process of its own; `interruptAfter` tells after what it is interrupted. */
async function run(
  scenario: string,
  kind: RunKind = 'pr',
  interruptAfter?: 'its start' | HostEvent['type'],
): Promise<Record<string, ProjectOutcome>> {
  const child = spawn(
    process.execPath,
    [join(fixtures, 'run-scenario.ts'), join(fixtures, 'scenarios', scenario), kind, workspaceRoot],
    // In CI live tests need their credentials, anywhere else they need not.
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, CI: '' } },
  );
  if (interruptAfter === 'its start') child.stdin.write('\n');
  const outcomes: Record<string, ProjectOutcome> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line) as HostEvent;
    if (event.type === 'project-ended') outcomes[event.outcome.project] = event.outcome;
    if (interruptAfter === event.type) child.stdin.write('\n');
  }
  return outcomes;
}

const passed = { files: [{ outcome: 'passed', problems: [] }], problems: [], interrupted: false };

describe('vitestHost', () => {
  test('gives each project its own folder, variables, globals and configuration', async () => {
    const { one, two, threads, timezone } = await run('surroundings');
    const failures = [one, two, threads, timezone].flatMap((outcome) => [
      ...(outcome?.problems ?? ['missing']),
      ...(outcome?.files.flatMap((file) => [...file.problems, file.output]).filter(Boolean) ?? []),
    ]);
    expect(failures).toEqual([]);
    expect(one?.batch.apart).toBeNull();
    expect(two?.batch.id).toBe(one?.batch.id);
    expect(threads?.batch.apart).toContain('pool is threads');
    expect(timezone?.batch.apart).toContain('environment variables');
  });

  test("offers tests in consolidated workers what Vitest's own workers offer", async () => {
    const { consolidated, plain } = await run('features');
    const seen = [consolidated, plain].map((outcome) =>
      outcome?.files.map(({ counts, problems, outcome: end }) => ({ counts, problems, end })),
    );
    expect(seen[0]).toEqual([
      { counts: { passed: 10, failed: 0, skipped: 0, notRun: 0 }, problems: [], end: 'passed' },
    ]);
    expect(seen[1]).toEqual(seen[0]);
    expect([consolidated?.batch.apart, plain?.batch.apart]).toEqual([
      null,
      expect.stringContaining('threads'),
    ]);
  });

  test('runs the projects that a configuration declares itself, in a process apart', async () => {
    const { many } = await run('nested', 'quick');
    expect(many?.files.map(({ path, outcome }) => [path, outcome])).toEqual([
      ['a/tagged.test.ts [a]', 'passed'],
      ['b/tagged.test.ts [b]', 'passed'],
    ]);
    expect(many?.batch.apart).toContain('projects');
  });

  test('fails the one project whose set-up fails, whatever fails in it', async () => {
    rmSync(join(fixtures, 'scenarios/faults/writes-junit/node_modules'), { recursive: true, force: true });
    const outcomes = await run('faults');
    const problems = Object.entries(outcomes).map(([name, { problems: own, files }]) => [
      name,
      [...own, ...files.flatMap((file) => file.problems)].map(({ code }) => code).join(' '),
    ]);
    expect(Object.fromEntries(problems)).toEqual({
      'empty-include': 'NO_TEST_FILES',
      'exits-in-config': 'VITEST_CONFIGURATION_THROWS',
      fine: '',
      'plugin-throws': 'VITEST_FAILED',
      'root-in-src': '',
      'same-file-twice': 'TEST_FAILED',
      'setup-throws': 'VITEST_FAILED',
      'teardown-throws': 'VITEST_FAILED',
      'writes-junit': '',
    });
    expect(outcomes['teardown-throws']?.output).toContain('the teardown is broken');
    expect(existsSync(join(fixtures, 'scenarios/faults/writes-junit/node_modules/.junit.xml'))).toBe(true);
    expect(outcomes['plugin-throws']?.problems[0]?.message).toContain('the plugin is broken');
    expect(outcomes['same-file-twice']?.files.map(({ path, outcome }) => [path, outcome])).toEqual([
      ['own.test.ts [one]', 'failed'],
      ['own.test.ts [two]', 'passed'],
    ]);
  });

  test('keeps to what Vitest itself does with bail, mode, open handles and a teardown that hangs', async () => {
    const outcomes = await run('own-ways');
    const { bails, ...others } = outcomes;
    for (const outcome of Object.values(others)) expect(outcome).toMatchObject(passed);
    expect(outcomes['other-mode']?.batch.apart).toBeNull();
    expect(outcomes['teardown-hangs']?.output).toContain('close timed out after 100 ms');
    expect(bails).toMatchObject({
      problems: [],
      warnings: [{ code: 'BAILED', message: expect.stringContaining('Left out: b.test.ts, c.test.ts.') }],
      files: [
        { outcome: 'failed', problems: [{ test: 'fails' }], counts: { passed: 1, failed: 1, skipped: 1 } },
        { outcome: 'skipped', problems: [] },
        { outcome: 'skipped', problems: [] },
      ],
    });
  });

  test('reports coverage into the folder of the run, also where the configuration turns it on', async () => {
    const { configured, measured } = await run('measuring');
    for (const outcome of [configured, measured]) expect(outcome).toMatchObject(passed);
    const folders = ['configured', 'measured'].map((name) => join(workspaceRoot, 'coverage', name));
    expect(folders.map((folder) => existsSync(join(folder, 'coverage-final.json')))).toEqual([true, true]);
    expect(existsSync(join(fixtures, 'scenarios/measuring/configured/coverage'))).toBe(false);
  });

  test('names a test that hangs, ends its worker and keeps what the others proved', async () => {
    const { stuck, fine, 'stuck-in-vm': inVm } = await run('hang');
    expect(fine).toMatchObject(passed);
    for (const outcome of [stuck, inVm]) {
      expect(outcome?.problems).toEqual([]);
      expect(outcome?.files).toMatchObject([
        { path: 'loop.test.ts', outcome: 'failed', problems: [{ code: 'TEST_HUNG', test: 'never ends' }] },
        { path: 'next.test.ts', outcome: 'passed' },
      ]);
    }
  });

  test('fails the one project whose configuration throws, and says what it threw', async () => {
    const { throws, fine } = await run('broken');
    expect(fine).toMatchObject(passed);
    expect(throws?.problems).toMatchObject([
      { code: 'VITEST_CONFIGURATION_THROWS', file: 'vitest.config.ts' },
    ]);
    expect(throws?.problems[0]?.message).toContain('the disk is on fire');
  });

  test('fails the one file whose worker went away', async () => {
    const { exits, fine } = await run('crash');
    expect(fine).toMatchObject(passed);
    expect(exits?.files.map(({ path, outcome }) => [path, outcome])).toEqual([
      ['exit.test.ts', 'failed'],
      ['other.test.ts', 'passed'],
    ]);
  });

  test('fails the file of a rejection that nobody caught', async () => {
    const { loose } = await run('rejected');
    expect(loose?.files).toMatchObject([{ outcome: 'failed', problems: [{ code: 'UNHANDLED_ERROR' }] }]);
    expect(loose?.files[0]?.problems[0]?.message).toContain('nobody caught me');
  });

  test('refuses tags that nobody registered or that contradict each other, and a file without tests', async () => {
    const { unknown, conflict, empty } = await run('tags');
    expect(empty?.files).toMatchObject([{ outcome: 'failed', problems: [{ code: 'NO_TESTS_IN_FILE' }] }]);
    expect(unknown?.files).toMatchObject([{ outcome: 'failed', problems: [{ code: 'UNKNOWN_TAG' }] }]);
    expect(conflict?.files).toMatchObject([
      { outcome: 'failed', problems: [{ code: 'TAGS_CONFLICT', test: 'live > is quick and live' }] },
    ]);
  });

  test.each<[RunKind, object]>([
    ['quick', { passed: 1, failed: 0, skipped: 0, notRun: 0 }],
    ['pr', { passed: 3, failed: 0, skipped: 1, notRun: 0 }],
    ['nightly', { passed: 3, failed: 0, skipped: 1, notRun: 0 }],
    ['live', { passed: 0, failed: 0, skipped: 0, notRun: 1 }],
  ])('runs in %s what the mode selects', async (kind, counts) => {
    const { selected } = await run('tags', kind);
    expect(selected?.files).toMatchObject([{ path: 'selected.test.ts', counts }]);
  });

  test('runs no hook of live tests that lack their credentials, and all others', async () => {
    const { declared, mixed } = await run('credentials', 'live');
    const warned = declared?.files.flatMap(({ warnings }) =>
      warnings.map((each) => [each.test, each.variables]),
    );
    expect(declared?.files).toMatchObject([
      { outcome: 'skipped', problems: [], counts: { passed: 0, failed: 0, notRun: 3 } },
    ]);
    expect(warned).toEqual([
      ['asks the service', ['PLUMBLINE_ABSENT_KEY']],
      ['a client > asks for more', ['PLUMBLINE_ABSENT_KEY']],
      ['a client > of its own > needs two keys', ['PLUMBLINE_ABSENT_KEY']],
      ['a client > of its own > needs two keys', ['PLUMBLINE_OTHER_ABSENT_KEY']],
    ]);
    expect(mixed?.files).toMatchObject([
      { outcome: 'passed', problems: [], counts: { passed: 1, failed: 0, notRun: 1 } },
    ]);
  });

  test('ends early when interrupted, and keeps what is proven', async () => {
    const { endless } = await run('interrupted', 'pr', 'file-ended');
    expect(endless).toMatchObject({
      interrupted: true,
      files: [{ path: 'a-first.test.ts', outcome: 'passed' }],
    });
  });

  test('has not passed where it was interrupted before its first test', async () => {
    const { endless } = await run('interrupted', 'pr', 'its start');
    expect(endless).toMatchObject({ interrupted: true, files: [] });
  });
});
