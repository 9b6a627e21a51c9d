import { readJson, readNxJson, updateJson, writeJson, updateNxJson, type Tree } from '@nx/devkit';
import { emptyWorkspace } from '../../fixtures/empty-workspace.ts';
import { describe, expect, it } from 'vitest';
import { initGenerator } from './generator.ts';
import type { InitOptions } from './init-options.ts';

interface Manifest {
  readonly scripts?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

/** A workspace as `create-nx-workspace` leaves it, changed, and then set up. */
async function setUp(
  options: InitOptions = {},
  change: (tree: Tree) => void = () => undefined,
): Promise<Tree> {
  const tree = emptyWorkspace();
  change(tree);
  await initGenerator(tree, options);
  return tree;
}

/** Every file of a tree, with its content. */
function contents(tree: Tree, folder = '.'): Record<string, string> {
  const entries = tree.children(folder).flatMap((name) => {
    const path = folder === '.' ? name : `${folder}/${name}`;
    return tree.isFile(path)
      ? [[path, tree.read(path, 'utf-8') ?? '']]
      : Object.entries(contents(tree, path));
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

const manifestOf = (tree: Tree): Manifest => readJson<Manifest>(tree, 'package.json');
const addMember = (tree: Tree, config: string): void => {
  updateJson<object>(tree, 'package.json', (manifest) => ({ ...manifest, workspaces: ['packages/*'] }));
  tree.write('packages/a/package.json', '{ "name": "a" }');
  tree.write('packages/a/vitest.config.ts', config);
};

describe('a workspace that is set up', () => {
  it('lists the plugin and lets Nx follow imports', async () => {
    expect(readNxJson(await setUp())).toMatchObject({
      plugins: ['@plumbline/nx'],
      pluginsConfig: { '@nx/js': { analyzeSourceFiles: true } },
    });
  });

  it('follows imports on top of a preset that does not', async () => {
    const preset = 'nx/presets/npm.json';
    const tree = await setUp({}, (before) => {
      before.write('nx.json', JSON.stringify({ extends: preset }));
    });
    expect(readJson(tree, 'nx.json')).toMatchObject({
      extends: preset,
      pluginsConfig: { '@nx/js': { analyzeSourceFiles: true } },
    });
  });

  it('has a plumbline.json that says no more than it must', async () => {
    expect(readJson(await setUp(), 'plumbline.json')).toEqual({
      $schema: './node_modules/@plumbline/contracts/schemas/workspace-configuration.schema.json',
      schemaVersion: 1,
    });
  });

  it('keeps what can be made again out of git, and the bytes of recordings as they are', async () => {
    const tree = await setUp({ skipFormat: true }, (before) => {
      before.write('.gitignore', 'node_modules');
    });
    expect(tree.read('.gitignore', 'utf-8')).toBe('node_modules\n.plumbline/\n');
    expect(tree.read('.gitattributes', 'utf-8')).toBe('**/__cassettes__/** -text linguist-generated\n');
  });

  it('has scripts and dependencies', async () => {
    expect(manifestOf(await setUp())).toMatchObject({
      scripts: { qa: 'nx run-many -t qa', 'qa:quick': 'nx run-many -t qa -c quick' },
      devDependencies: {
        '@plumbline/vitest': expect.any(String),
        '@plumbline/cli': expect.any(String),
        vitest: '^5.1.0',
      },
    });
  });

  it('has the @nx/devkit of its Nx, and no list of dependencies that npm would take out again', async () => {
    const tree = await setUp({}, (before) => {
      writeJson(before, 'package.json', { name: 'w', devDependencies: { nx: '23.2.1' } });
    });
    expect(manifestOf(tree).devDependencies).toMatchObject({ nx: '23.2.1', '@nx/devkit': '23.2.1' });
    expect(manifestOf(tree)).not.toHaveProperty('dependencies');
  });

  it('knows the tags in every Vitest configuration', async () => {
    const tree = await setUp({ skipFormat: true }, (before) => {
      addMember(before, 'export default {};');
    });
    expect(tree.read('packages/a/vitest.config.ts', 'utf-8')).toContain('plugins: [plumbline()]');
  });
});

describe('what is there already', () => {
  it('stays: versions, scripts, settings, the names of targets', async () => {
    const tree = await setUp({ skipFormat: true }, (before) => {
      updateJson<object>(before, 'package.json', (manifest) => ({
        ...manifest,
        scripts: { 'qa:quick': 'mine' },
        devDependencies: { vitest: '5.0.1', '@plumbline/vitest': 'file:../vitest.tgz' },
      }));
      before.write('plumbline.json', '{ "schemaVersion": 1, "budgets": { "enforce": true } }');
      updateNxJson(before, {
        plugins: [{ plugin: '@plumbline/nx', options: { qaTargetName: 'test' } }],
        pluginsConfig: { '@nx/js': { analyzeSourceFiles: false } },
      });
    });
    expect(manifestOf(tree)).toMatchObject({
      scripts: { qa: 'nx run-many -t test', 'qa:quick': 'mine' },
      devDependencies: { vitest: '5.0.1', '@plumbline/vitest': 'file:../vitest.tgz' },
    });
    expect(readJson(tree, 'plumbline.json')).toMatchObject({ budgets: { enforce: true } });
    expect(readNxJson(tree)).toEqual({
      plugins: [{ plugin: '@plumbline/nx', options: { qaTargetName: 'test' } }],
      pluginsConfig: { '@nx/js': { analyzeSourceFiles: false } },
    });
  });

  it('follows in its commit hook when the targets are renamed', async () => {
    const tree = await setUp({ skipFormat: true, hooks: true });
    updateNxJson(tree, { plugins: [{ plugin: '@plumbline/nx', options: { qaTargetName: 'check' } }] });
    await initGenerator(tree, { skipFormat: true, hooks: true });
    const lines = (tree.read('.husky/pre-commit', 'utf-8') ?? '').trim().split('\n');
    expect(lines).toEqual([expect.stringContaining('nx affected -t check -c quick --uncommitted')]);
  });

  it.each<[string, InitOptions, (tree: Tree) => void]>([
    ['as it comes', {}, () => undefined],
    ['with hooks', { hooks: true }, () => undefined],
    ['with files as they are written', { skipFormat: true, hooks: true }, () => undefined],
    [
      'with a configuration that is edited',
      {},
      (tree) => {
        addMember(tree, 'export default { test: {} };');
      },
    ],
  ])('is the same after a second run, in a workspace %s', async (_case, options, change) => {
    const tree = await setUp(options, change);
    const before = contents(tree);
    await initGenerator(tree, options);
    expect(contents(tree)).toEqual(before);
  });
});

describe('package.json', () => {
  it('is left alone where that is asked for', async () => {
    const before = emptyWorkspace().read('package.json', 'utf-8');
    const tree = await setUp({ skipPackageJson: true, hooks: true, skipFormat: true });
    expect(tree.read('package.json', 'utf-8')).toBe(before);
  });

  it('gets no scripts where Nx would make targets of them', async () => {
    const tree = await setUp({ skipFormat: true }, (before) => {
      updateJson<object>(before, 'package.json', (manifest) => ({ ...manifest, nx: {} }));
    });
    expect(manifestOf(tree).scripts ?? {}).toEqual({});
  });
});

describe('the commit hook', () => {
  const hook = '.husky/pre-commit';

  it('is not wanted where nobody uses husky', async () => {
    expect((await setUp()).exists(hook)).toBe(false);
  });

  it('runs the quick tests after what the hook does already', async () => {
    const tree = await setUp({ skipFormat: true }, (before) => {
      before.write(hook, 'npx lint-staged');
    });
    expect(tree.read(hook, 'utf-8')).toMatch(
      /^npx lint-staged\n! git rev-parse .* \|\| npx nx affected -t qa -c quick --uncommitted\n$/u,
    );
  });

  it('comes with husky where it is asked for', async () => {
    const tree = await setUp({ hooks: true, skipFormat: true });
    expect(tree.exists(hook)).toBe(true);
    expect(manifestOf(tree)).toMatchObject({
      scripts: { prepare: 'husky' },
      devDependencies: { husky: expect.any(String) },
    });
  });

  it('is not added where it is declined', async () => {
    const tree = await setUp({ hooks: false, skipFormat: true }, (before) => {
      before.write(hook, 'npx lint-staged\n');
    });
    expect(tree.read(hook, 'utf-8')).toBe('npx lint-staged\n');
  });
});
