import type { RunRecord } from '@plumbline/contracts';
import { describe, expect, it } from 'vitest';
import type { Host } from '../command/host.ts';
import { fakeHost } from '../testing/fake-host.ts';
import { fakeNx, type FakeNxCall } from '../testing/fake-nx.ts';
import { runRecord } from '../testing/run-record.ts';
import { installedNx, temporaryWorkspace } from '../testing/temporary-workspace.ts';
import { planQa, type NxRun, type QaPlanRequest } from './nx-run.ts';
import { runPlan, type Plan } from './run-plan.ts';

const failed: RunRecord = runRecord({
  outcome: 'failed',
  tests: { passed: 2, failed: 1, skipped: 0, notRun: 0 },
  problems: [{ code: 'TEST_FAILED', message: 'expected 1 to be 2', remedy: 'Mend it.', test: 'adds' }],
});

async function run(
  script: readonly FakeNxCall[],
  mode: QaPlanRequest['mode'] = 'pr',
  changes: Partial<Host> = {},
) {
  await using workspace = await temporaryWorkspace(installedNx());
  const nx = fakeNx(script);
  const outcome = await runPlan({
    host: fakeHost({ directory: workspace.root, runProgram: nx.runProgram, ...changes }),
    format: 'text',
    dryRun: false,
    projects: [],
    runs: (targets) =>
      planQa({
        mode,
        targets,
        projects: [],
        affected: false,
        base: undefined,
        skipCache: false,
        update: false,
      }),
  });
  return { outcome, calls: nx.calls, root: workspace.root };
}

describe('a run through nx', () => {
  it('is the summary of the records that it left', async () => {
    const { outcome } = await run([{ records: [runRecord()], status: 0 }]);
    expect(outcome).toMatchObject({
      ok: true,
      data: { summary: { outcome: 'passed', tests: { passed: 3 } }, commands: [{ ok: true }] },
    });
    expect(outcome.text?.at(-1)).toMatch(/^✓ pr passed: 3 tests in 1 project/u);
  });

  it('starts the nx of the workspace, in its root, and asks it to leave the summary to us', async () => {
    const { calls, root } = await run([{ records: [], status: 0 }], 'pr', { environment: { KEPT: 'yes' } });
    expect(calls).toEqual([
      expect.objectContaining({
        script: `${root}/node_modules/nx/nx.js`,
        directory: root,
        arguments: ['run-many', '-t', 'qa', '-c', 'pr'],
        environment: { KEPT: 'yes', PLUMBLINE_RUN_ID: 'plumb' },
        output: 'stdout',
      }),
    ]);
  });

  it('gives nx the variables of the run', async () => {
    await using workspace = await temporaryWorkspace(installedNx());
    const nx = fakeNx([{ records: [runRecord()], status: 0 }]);
    const host = fakeHost({ directory: workspace.root, runProgram: nx.runProgram });
    const recordInCi: NxRun = { run: 'record', arguments: ['run-many'], environment: { ALLOWED: '1' } };
    await runPlan({ host, format: 'text', dryRun: false, projects: [], runs: () => [recordInCi] });
    expect(nx.calls).toEqual([
      expect.objectContaining({ environment: { ALLOWED: '1', PLUMBLINE_RUN_ID: 'plumb' } }),
    ]);
  });

  it('tells what came from the cache', async () => {
    const { outcome } = await run([{ records: [runRecord()], cached: ['planner'], status: 0 }]);
    expect(outcome).toMatchObject({ data: { summary: { projects: { cached: 1 }, time: { batches: 0 } } } });
  });

  it('fails by the problems of the records, with the summary in the details', async () => {
    const { outcome } = await run([{ records: [failed], status: 1 }]);
    expect(outcome).toMatchObject({
      ok: false,
      error: {
        code: 'TESTS_FAILED',
        exitCode: 31,
        fields: { summary: { tests: { failed: 1 } }, commands: [{ ok: false }] },
      },
    });
    expect(outcome.text?.join('\n')).toContain('✗ TEST_FAILED');
  });

  it.each([
    ['OVER_BUDGET', 32],
    ['CREDENTIALS_MISSING', 41],
    ['CONFIGURATION_INVALID', 11],
    ['LIVE_CALL_REFUSED', 40],
  ])('has the exit status of %s: %i', async (code, exitCode) => {
    const problems = [{ code, message: 'It is so.', remedy: 'Mend it.' }];
    const { outcome } = await run([{ records: [runRecord({ outcome: 'failed', problems })], status: 1 }]);
    expect(outcome).toMatchObject({ error: { code, exitCode, remedy: 'Mend it.' } });
  });

  it('says so where nx failed and no record says why', async () => {
    const { outcome } = await run([{ records: [], status: 1, withoutNote: true }]);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'NX_FAILED', exitCode: 30 } });
    expect(outcome.text).toEqual([]);
  });

  it('takes no record of an earlier command for its own', async () => {
    await using workspace = await temporaryWorkspace(installedNx());
    const nx = fakeNx([
      { records: [failed], status: 1 },
      { records: [], status: 0, withoutNote: true },
    ]);
    const plan: Plan = {
      host: fakeHost({ directory: workspace.root, runProgram: nx.runProgram }),
      format: 'text',
      dryRun: false,
      projects: [],
      runs: () => [{ run: 'pr', arguments: [] }],
    };
    expect(await runPlan(plan)).toMatchObject({ ok: false });
    const later = { ...plan, host: { ...plan.host, now: () => 5_000 } };
    expect(await runPlan(later)).toMatchObject({ ok: true, data: { summary: { outcome: 'empty' } } });
  });
});

describe('a nightly', () => {
  const nightly = runRecord({ run: 'nightly' });
  const live = runRecord({ run: 'live', httpMode: 'live' });

  it('is two commands, summed up as one', async () => {
    const { outcome, calls } = await run(
      [
        { records: [nightly], cached: ['planner'], status: 0 },
        { records: [live], status: 0 },
      ],
      'nightly',
    );
    expect(calls.map((call) => call.arguments.join(' '))).toEqual([
      'run-many -t qa -c nightly',
      'run-many -t live',
    ]);
    expect(outcome).toMatchObject({ data: { summary: { runs: ['nightly', 'live'], tests: { passed: 6 } } } });
  });

  it('runs the live tests also where others failed, and fails', async () => {
    const { outcome, calls } = await run(
      [
        { records: [{ ...failed, run: 'nightly' }], status: 1 },
        { records: [live], status: 0 },
      ],
      'nightly',
    );
    expect(calls).toHaveLength(2);
    expect(outcome).toMatchObject({ error: { code: 'TESTS_FAILED' } });
  });

  it('does not go live after an interruption, and ends with 130', async () => {
    const controller = new AbortController();
    const nx = fakeNx([{ records: [nightly], status: 130 }]);
    const { outcome } = await run([], 'nightly', {
      signal: controller.signal,
      runProgram: async (program) => {
        controller.abort();
        return nx.runProgram(program);
      },
    });
    expect(nx.calls).toHaveLength(1);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'INTERRUPTED', exitCode: 130 } });
  });
});

it('calls a run interrupted that was, though its records call it failed', async () => {
  const controller = new AbortController();
  const nx = fakeNx([{ records: [failed], status: 130 }]);
  const { outcome } = await run([], 'pr', {
    signal: controller.signal,
    runProgram: async (program) => {
      controller.abort();
      return nx.runProgram(program);
    },
  });
  expect(outcome).toMatchObject({ error: { code: 'INTERRUPTED', fields: { summary: { exitCode: 130 } } } });
  expect(outcome.text?.at(-1)).toMatch(/^✗ pr interrupted after .+: what had passed is kept$/u);
});

describe('nothing is started', () => {
  const plan: Omit<Plan, 'host' | 'dryRun'> = {
    format: 'text',
    projects: [],
    runs: () => [{ run: 'pr', arguments: ['run-many'] }],
  };

  it('where plumbline.json is invalid', async () => {
    await using workspace = await temporaryWorkspace({
      ...installedNx(),
      'plumbline.json': '{"schemaVersion": 7}',
    });
    const host = fakeHost({ directory: workspace.root });
    expect(await runPlan({ ...plan, host, dryRun: false })).toMatchObject({
      error: { code: 'CONFIGURATION_INVALID', exitCode: 11 },
    });
  });

  it('where nx is not installed', async () => {
    await using workspace = await temporaryWorkspace();
    const host = fakeHost({ directory: workspace.root });
    expect(await runPlan({ ...plan, host, dryRun: false })).toMatchObject({
      error: { code: 'NX_NOT_FOUND', exitCode: 10 },
    });
  });

  it('outside a workspace', async () => {
    expect(await runPlan({ ...plan, host: fakeHost(), dryRun: false })).toMatchObject({
      error: { code: 'WORKSPACE_NOT_FOUND', exitCode: 10 },
    });
  });

  it('in a dry run, which says what would be', async () => {
    await using workspace = await temporaryWorkspace();
    const host = fakeHost({ directory: workspace.root });
    expect(await runPlan({ ...plan, host, dryRun: true })).toEqual({
      ok: true,
      data: { commands: [{ arguments: ['run-many'] }] },
      text: ['nx run-many'],
    });
  });

  it('in a dry run, which names the variables that nx would get', async () => {
    await using workspace = await temporaryWorkspace();
    const dry = {
      host: fakeHost({ directory: workspace.root }),
      format: 'text',
      dryRun: true,
      projects: [],
    } as const;
    const recordInCi: NxRun = { run: 'record', arguments: ['run-many'], environment: { ALLOWED: '1' } };
    expect(await runPlan({ ...dry, runs: () => [recordInCi] })).toMatchObject({
      data: { commands: [{ arguments: ['run-many'], environment: { ALLOWED: '1' } }] },
      text: ['ALLOWED=1 nx run-many'],
    });
  });
});
