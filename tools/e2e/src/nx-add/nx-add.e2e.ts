import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openLocalRegistry, type LocalRegistry } from '../setup/local-registry.ts';
import { installFreshWorkspace } from '../workspace/fresh-workspace.ts';
import { outputOf, type Workspace } from '../workspace/workspace.ts';

interface Manifest {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** From a registry into a workspace that has Nx alone; the tests tell one story. */
describe.each(['23.2.1', '24.0.0'])('nx add on Nx %s', (nxVersion) => {
  let registry: LocalRegistry;
  let workspace: Workspace;
  const manifest = (path: string): Manifest => JSON.parse(workspace.read(path)) as Manifest;

  beforeAll(async () => {
    registry = await openLocalRegistry(inject('tarballs'));
    const directory = join(inject('workspaces'), `nx-add-${nxVersion}`);
    const installation = { packages: [`nx@${nxVersion}`], registry: registry.url };
    workspace = await (await installFreshWorkspace(directory, installation)).reopen(process.execPath);
  });

  afterAll(() => registry[Symbol.asyncDispose]());

  it('installs the plugin and what tests need, and sets the workspace up', async () => {
    outputOf(await workspace.nx(['add', '@plumbline/nx']));
    expect(registry.asked).toEqual(expect.arrayContaining(['@plumbline/nx', '@plumbline/vitest']));
    expect(JSON.parse(workspace.read('nx.json'))).toMatchObject({ plugins: ['@plumbline/nx'] });
    const { devDependencies, scripts } = manifest('package.json');
    expect(Object.keys(devDependencies)).toEqual(
      expect.arrayContaining(['@plumbline/cli', '@plumbline/nx', '@plumbline/vitest', 'vitest']),
    );
    expect(scripts).toHaveProperty('qa');
  });

  it('brings the @nx/devkit of this Nx, not the newest there is', () => {
    expect(manifest('node_modules/@nx/devkit/package.json').version).toBe(nxVersion);
  });

  it('leaves a workspace whose tests run, and that it does not change a second time', async () => {
    expect(outputOf(await workspace.nx(['run-many', '-t', 'qa']))).toContain('✓ pr passed: 3 tests');
    await workspace.git('add', '.');
    outputOf(await workspace.nx(['add', '@plumbline/nx']));
    expect(await workspace.git('diff', '--stat')).toBe('');
  });
});
