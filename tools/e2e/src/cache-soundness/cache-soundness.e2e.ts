import { join } from 'node:path';
import { workspaceRoot } from '@plumbline-tools/repo/workspace';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { commandEnvironment } from '../setup/command-environment.ts';
import { runOrThrow } from '../setup/run-command.ts';
import { makeLocalWorkspace } from '../workspace/local-workspace.ts';
import { outputOf, type Workspace } from '../workspace/workspace.ts';
import { changes, make, type Change } from './change.ts';
import { soundnessFiles } from './soundness-files.ts';

const all = ['a', 'b', 'c'];
const named = (names: readonly string[]): string[] => names.map((name) => `@soundness/${name}`);

let workspace: Workspace;

async function run(change?: Change): Promise<ReturnType<Workspace['finished']>> {
  const selection = ['-p', ...named(all)];
  const args = ['run-many', '-t', 'qa', ...selection, ...(change?.arguments ?? [])];
  outputOf(await workspace.nx(args, change?.environment));
  return workspace.finished();
}

beforeAll(async () => {
  const directory = join(inject('workspaces'), 'soundness');
  workspace = await makeLocalWorkspace(workspaceRoot, directory, soundnessFiles);
});

describe('the cache', () => {
  it('knows nothing at first and everything then', async () => {
    expect(await run()).toEqual({ ran: named(all), cached: [] });
    expect(await run()).toEqual({ ran: [], cached: named(all) });
  });

  it.each(changes)('sees $what: $runs must run', async (change) => {
    using _made = make(workspace, change);
    expect(await run(change)).toEqual({
      ran: named(change.runs),
      cached: named(all.filter((name) => !change.runs.includes(name))),
    });
  });

  it('knows everything again when all changes are taken back', async () => {
    expect(await run()).toEqual({ ran: [], cached: named(all) });
  });

  it('gives each mode its record back', async () => {
    const quick: Change = { what: 'the mode', arguments: ['-c', 'quick'], runs: [] };
    workspace.remove('.plumbline/runs');
    expect(await run(quick)).toEqual({ ran: [], cached: named(all) });
    expect(await run()).toEqual({ ran: [], cached: named(all) });
    expect(workspace.has('.plumbline/runs/%40soundness%2fa/quick.json')).toBe(true);
    expect(workspace.has('.plumbline/runs/%40soundness%2fa/pr.json')).toBe(true);
  });
});

describe("with Nx's daemon", () => {
  const environment = { NX_DAEMON: 'true' };
  const unchanged: Change = { what: 'nothing', environment, runs: [] };
  const dotenv: Change = { ...unchanged, files: { 'libs/b/.env': () => 'KEY=1\n' }, runs: ['b'] };

  afterAll(async () => {
    await workspace.nx(['daemon', '--stop'], environment);
  });

  it('the cache knows what it knew without', async () => {
    expect(await run(unchanged)).toEqual({ ran: [], cached: named(all) });
  });

  it.runIf(process.platform === 'linux')('the summary reaches a pipe', async () => {
    const line = `node_modules/.bin/nx run-many -t qa -p ${named(all).join(' ')} | cat`;
    const output = await runOrThrow({
      file: 'sh',
      arguments: ['-c', line],
      cwd: workspace.root,
      environment: { ...commandEnvironment(process.execPath), ...environment },
    });
    expect(output).toContain('3 from the cache');
    expect(output).toContain('✓ pr passed: ');
  });

  it('it sees what git ignores', async () => {
    using _made = make(workspace, dotenv);
    expect(await run(dotenv)).toEqual({ ran: named(['b']), cached: named(['a', 'c']) });
  });
});
