import { describe, expect, it } from 'vitest';
import { fakeHost } from '../testing/fake-host.ts';
import { fakeNx, type FakeNxCall } from '../testing/fake-nx.ts';
import { runRecord } from '../testing/run-record.ts';
import { installedNx, temporaryWorkspace } from '../testing/temporary-workspace.ts';
import { runPlan } from './run-plan.ts';

/** Runs these projects, by an nx that does what the script says. */
async function run(script: readonly FakeNxCall[], projects: readonly string[]) {
  await using workspace = await temporaryWorkspace(installedNx());
  const nx = fakeNx(script);
  const outcome = await runPlan({
    host: fakeHost({ directory: workspace.root, runProgram: nx.runProgram }),
    format: 'text',
    dryRun: false,
    projects,
    runs: () => [{ run: 'pr', arguments: ['run-many'] }],
  });
  return { outcome, calls: nx.calls };
}

describe('a project that there is none of', () => {
  const nothing: FakeNxCall = { records: [], status: 0, withoutNote: true };
  const says = (...names: string[]): FakeNxCall => ({
    ...nothing,
    output: `NX is there\n${JSON.stringify(names)}\n`,
  });

  it('is an error that asks whether one near was meant', async () => {
    const script = [nothing, says(), says('planner', 'web')];
    const { outcome, calls } = await run(script, ['planer']);
    expect(outcome).toMatchObject({
      ok: false,
      error: {
        code: 'PROJECT_UNKNOWN',
        exitCode: 2,
        remedy: 'Did you mean `planner`? `npx nx show projects` lists the projects.',
      },
    });
    expect(outcome.text).toEqual([]);
    expect(calls.slice(1).map((call) => call.arguments.join(' '))).toEqual([
      'show projects --projects=planer --json',
      'show projects --json',
    ]);
    expect(calls.slice(1)).toMatchObject([{ output: 'captured' }, { output: 'captured' }]);
  });

  it('is one too beside others that ran, and their summary is shown', async () => {
    const script = [{ records: [runRecord()], status: 0 }, says(), says('planner')];
    const { outcome } = await run(script, ['planner', 'nope']);
    expect(outcome).toMatchObject({
      error: { code: 'PROJECT_UNKNOWN', fields: { given: 'nope', summary: { outcome: 'passed' } } },
    });
    expect(outcome.text?.at(-1)).toMatch(/^✓ pr passed/u);
  });

  it('is none of those that nx knows by another name', async () => {
    const { outcome } = await run([nothing, says('@x/docs')], ['docs']);
    expect(outcome).toMatchObject({ ok: true, data: { summary: { outcome: 'empty' } } });
  });

  it('is nothing that nx is asked about where each name left a record, or a pattern some', async () => {
    const { calls } = await run([{ records: [runRecord()], status: 0 }], ['planner', 'plan*', '!web']);
    expect(calls).toHaveLength(1);
  });

  it('is not made up where nx does not tell', async () => {
    const { outcome } = await run([nothing, { ...nothing, status: 1, output: '[]' }], ['nope']);
    expect(outcome).toMatchObject({ ok: true });
  });
});
