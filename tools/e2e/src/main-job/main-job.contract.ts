import { join } from 'node:path';
import { startEmulator, type Emulator } from '@plumbline-tools/emulator';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { NodeChoice } from '../setup/global-setup.ts';
import { installFreshWorkspace, type FreshWorkspace } from '../workspace/fresh-workspace.ts';
import { outputOf, type Workspace } from '../workspace/workspace.ts';
import { modelTest } from './model-test.ts';

const recorded = 'packages/beta/src/models.recorded.test.ts';

/**
 * Describes the main job, from the tarballs to `nx affected`, in a fresh workspace, on every Node.
 *
 * @param nxVersion - Version of Nx to install.
 * @param sample - The Node that it runs on where only a sample of all combinations does.
 */
export function describeMainJob(nxVersion: string, sample: NodeChoice['is']): void {
  let fresh: FreshWorkspace;

  beforeAll(async () => {
    const directory = join(inject('workspaces'), `nx-${nxVersion}`);
    const versions = [`nx@${nxVersion}`, `@nx/devkit@${nxVersion}`, 'vitest@5.1.0'];
    fresh = await installFreshWorkspace(directory, {
      packages: [...versions, ...Object.values(inject('tarballs'))],
    });
  });

  for (const { version, executable, is } of inject('nodes')) {
    const tags = is === sample ? ['sample'] : [];
    describe.skipIf(executable === undefined)(`Nx ${nxVersion} on Node ${version}`, { tags }, () => {
      tellStory(() => fresh.reopen(executable ?? ''));
    });
  }
}

/** The tests tell one story: each goes on from where the one before it ended. */
function tellStory(open: () => Promise<Workspace>): void {
  let workspace: Workspace;
  let emulator: Emulator;
  const nx = async (...args: readonly string[]): Promise<string> => outputOf(await workspace.nx(args));

  beforeAll(async () => {
    workspace = await open();
    emulator = await startEmulator({ port: 0 });
  });

  afterAll(() => emulator[Symbol.asyncDispose]());

  it('init sets the workspace up, and changes nothing the second time', async () => {
    await nx('g', '@plumbline/nx:init');
    expect(JSON.parse(workspace.read('nx.json'))).toMatchObject({ plugins: ['@plumbline/nx'] });
    expect(workspace.read('packages/alpha/vitest.config.ts')).toContain('plugins: [plumbline()]');
    await workspace.git('add', '.');
    await nx('g', '@plumbline/nx:init');
    expect(await workspace.git('diff', '--stat')).toBe('');
  });

  it('every project with a Vitest configuration has the targets', async () => {
    const projects = JSON.parse(await nx('show', 'projects', '--with-target', 'qa', '--json')) as string[];
    expect(projects.toSorted()).toEqual(['@e2e/alpha', '@e2e/beta', '@e2e/gamma']);
  });

  it('tier says in a dry run what it then does', async () => {
    const command = ['g', 'tier', 'models', '--project=@e2e/beta', '--tier=2'];
    expect(await nx(...command, '--dry-run')).toContain(`CREATE ${recorded}`);
    expect(workspace.has(recorded)).toBe(false);
    expect(await nx(...command)).toContain(`CREATE ${recorded}`);
    expect(workspace.read(recorded)).toContain(`tags: ['tier2']`);
  });

  it('a request that no recording answers fails its test, and says how to record', async () => {
    workspace.write({ [recorded]: modelTest(emulator.baseUrls['OPENAI_BASE_URL'] ?? '') });
    const { status, stdout } = await workspace.nx(['run', '@e2e/beta:qa']);
    expect(status).toBe(1);
    expect(stdout).toContain('src/models.recorded.test.ts > answers');
    expect(stdout).toMatch(/→ .*record/u);
  });

  it('record writes cassettes, without the secrets that were sent', async () => {
    await nx('run', '@e2e/beta:record');
    const contents = workspace.contents('packages/beta/src/__cassettes__').join('');
    expect(contents).toContain('Move the database');
    expect(contents).not.toContain('sk-secret');
    await workspace.git('add', '.');
    await workspace.git('commit', '--quiet', '--message=recorded');
  });

  it('plumb records what is missing, in CI too where it is told to, and keeps the rest', async () => {
    const before = workspace.contents('packages/beta/src/__cassettes__');
    const command = ['record', '@e2e/beta', '--missing', '--allow-in-ci'];
    expect(outputOf(await workspace.plumb(command, { CI: 'true' }))).toContain('✓ record passed: ');
    expect(workspace.contents('packages/beta/src/__cassettes__')).toEqual(before);
  });

  it.each([
    ['quick', 1],
    ['pr', 2],
    ['nightly', 2],
  ])('mode %s passes without the service, from %i recordings', async (mode, hits) => {
    await emulator[Symbol.asyncDispose]();
    expect(await nx('run-many', '-t', 'qa', '-c', mode)).toContain(`✓ ${mode} passed: `);
    expect(workspace.runRecord(`%40e2e%2fbeta/${mode}.json`)).toMatchObject({
      recordings: { hits, misses: 0, liveCalls: 0 },
    });
  });

  it('what has passed comes from the cache, with its summary', async () => {
    expect(await nx('run-many', '-t', 'qa')).toContain('3 from the cache');
    expect(workspace.finished()).toEqual({ ran: [], cached: ['@e2e/alpha', '@e2e/beta', '@e2e/gamma'] });
  });

  it('a change runs what it can affect, and nothing else', async () => {
    workspace.write({ 'packages/beta/src/index.ts': `export { greet as hail } from '@e2e/alpha';\n` });
    await nx('affected', '-t', 'qa');
    expect(workspace.finished()).toEqual({ ran: ['@e2e/beta'], cached: [] });
    workspace.write({ 'packages/alpha/src/index.ts': `export const greet = (): string => 'Good day';\n` });
    await nx('affected', '-t', 'qa');
    expect(workspace.finished()).toEqual({ ran: ['@e2e/alpha', '@e2e/beta'], cached: [] });
  });

  it('a live test without its credentials is not run, and says which', async () => {
    await nx('g', 'tier', 'service', '--project=@e2e/gamma', '--tier=3', '--credentials=E2E_SERVICE_KEY');
    expect(await nx('run', '@e2e/gamma:live')).toContain('E2E_SERVICE_KEY');
    expect(workspace.runRecord('%40e2e%2fgamma/live.json')).toMatchObject({
      tests: { passed: 0, notRun: 1 },
    });
  });
}
