import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { infer, inferOne, workspaceManifest } from '../fixtures/infer.ts';
import { temporaryWorkspace } from '../fixtures/temporary-workspace.ts';
import { createNodes } from './create-nodes.ts';

describe('which projects have targets', () => {
  const a = { 'packages/a/package.json': { name: 'a' } };

  it.each(['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'])('one with a vitest.config.%s', async (extension) => {
    expect(await infer({ ...a, [`packages/a/vitest.config.${extension}`]: '' })).toHaveProperty([
      'packages/a',
      'qa',
    ]);
  });

  it.each([
    ['has a test section', 'export default { test: { globals: true } }', true],
    ['takes its types from Vitest', '/// <reference types="vitest" />\nexport default {}', true],
    ['is defined by Vitest', 'import { defineConfig } from "vitest/config"', true],
    ['builds and nothing else', 'export default { build: { target: "es2024" }, latest: 1 }', false],
  ])('one with a vite.config that %s', async (_what, text, expected) => {
    expect('packages/a' in (await infer({ ...a, 'packages/a/vite.config.ts': text }))).toBe(expected);
  });

  it('one that a project.json declares, wherever it stands', async () => {
    const files = { 'deep/er/project.json': { name: 'er' }, 'deep/er/vitest.config.ts': '' };
    expect(Object.keys(await infer(files))).toEqual(['deep/er']);
  });

  it('the workspace root where Nx takes it for a project', async () => {
    const root = { 'package.json': { name: 'w', nx: {}, workspaces: [] } };
    expect(Object.keys(await infer({ ...root, 'vitest.config.ts': '' }))).toEqual(['.']);
    expect(Object.keys(await infer({ 'vitest.config.ts': '' }))).toEqual([]);
  });

  it('not a package in a fixture, nor a configuration without a project beside it', async () => {
    const files = {
      ...a,
      'packages/a/fixtures/b/package.json': { name: 'b' },
      'packages/a/fixtures/b/vitest.config.ts': '',
      'packages/a/e2e/vitest.config.ts': '',
    };
    expect(await infer(files)).toEqual({});
  });

  it.each([
    ['package.json, as an object', { 'package.json': { workspaces: { packages: ['./libs/**'] } } }],
    ['pnpm-workspace.yaml', { 'pnpm-workspace.yaml': 'packages:\n  - "libs/*"\n  - "!libs/z"\n' }],
    ['lerna.json', { 'lerna.json': { packages: ['libs/*/'] } }],
  ])('packages that %s declares', async (_where, declaration) => {
    const files = { 'libs/b/package.json': { name: 'b' }, 'libs/b/vitest.config.ts': '' };
    expect(Object.keys(await infer({ ...declaration, ...files }))).toEqual(['libs/b']);
  });

  it('none that the package manager leaves out', async () => {
    const files = { 'libs/z/package.json': { name: 'z' }, 'libs/z/vitest.config.ts': '' };
    const declaration = { 'pnpm-workspace.yaml': 'packages: ["libs/*", "!libs/z"]' };
    expect(await infer({ ...declaration, ...files })).toEqual({});
  });
});

describe('one project with several configurations', () => {
  it('counts once, with the one that Vitest takes', async () => {
    using temporary = temporaryWorkspace({
      ...workspaceManifest,
      'packages/a/package.json': { name: 'a' },
      'packages/a/vite.config.ts': 'export default { test: {} }',
      'packages/a/vitest.config.mts': '',
    });
    const results = await createNodes[1](
      ['packages/a/vite.config.ts', 'packages/a/vitest.config.mts'],
      undefined,
      { workspaceRoot: temporary.root, nxJsonConfiguration: {} },
    );
    expect(results.map(([file]) => file)).toEqual(['packages/a/vitest.config.mts']);
  });
});

describe('the targets', () => {
  it('are qa, cached, with a configuration for each mode, and live and record, never cached', async () => {
    const targets = await inferOne({});
    expect(targets['qa']).toMatchObject({
      executor: '@plumbline/nx:qa',
      cache: true,
      defaultConfiguration: 'pr',
      configurations: { quick: { mode: 'quick' }, pr: { mode: 'pr' }, nightly: { mode: 'nightly' } },
    });
    expect(targets['live']).toMatchObject({
      executor: '@plumbline/nx:live',
      cache: false,
      parallelism: false,
    });
    expect(targets['record']).toMatchObject({
      executor: '@plumbline/nx:record',
      cache: false,
      parallelism: false,
    });
  });

  it('say what they do', async () => {
    for (const target of Object.values(await inferOne({}))) {
      expect(target.metadata).toMatchObject({
        technologies: ['vitest'],
        description: expect.stringMatching(/\.$/u),
      });
    }
  });

  it('have the names that the options give them', async () => {
    const options = { qaTargetName: 'test', recordTargetName: 'tape' };
    expect(Object.keys(await inferOne({}, { options }))).toEqual([
      'test',
      'live',
      'tape',
      'cassette-check',
      'cassette-refresh',
    ]);
  });

  it('keep a record for each mode under the name that Nx gives the project', async () => {
    expect((await inferOne({}))['qa']?.outputs?.[0]).toBe(
      '{workspaceRoot}/.plumbline/runs/%40acme%2fa/{options.mode}.json',
    );
    const named = { 'packages/a/project.json': { name: 'other' } };
    expect((await inferOne(named))['live']?.outputs).toEqual([
      '{workspaceRoot}/.plumbline/runs/other/live.json',
    ]);
  });
});

describe('the list for the hook', () => {
  it.each([
    ['nothing', 'export default {};', []],
    ['a string', `export default { envDir: '../../envs', test: {} };`, ['envs']],
    ['a folder of the project', `export default { "envDir": "./envs" };`, ['packages/a/envs']],
    [
      'a path beside the file',
      `({ envDir: resolve(import.meta.dirname, '..', '../envs'), test: {} })`,
      ['envs'],
    ],
    [
      'a URL',
      `const envDir = fileURLToPath(new URL('../../envs', import.meta.url));\n({ envDir })`,
      ['envs'],
    ],
    [
      'a folder of the file name',
      `({ envDir: join(dirname(fileURLToPath(import.meta.url)), '../env') })`,
      ['packages/env'],
    ],
    ['false', 'export default { envDir: false };', []],
    ['a comment', '// envDir is the default\nexport default {};', []],
    ['the root', `export default { envDir: '.' };`, []],
    ['the working directory', `({ envDir: path.resolve(process.cwd(), '../../envs') })`, ['envs']],
    [
      'a constant',
      `const envs = resolve(__dirname, '../../envs')\nexport default { envDir: envs };`,
      ['envs'],
    ],
    ['loadEnv, of the project', `loadEnv(mode, process.cwd(), '')`, []],
    ['loadEnv, of another folder', `loadEnv(mode, '../../envs');`, ['envs']],
    ['loadEnv, of the folder of the file', `loadEnv('test', import.meta.dirname, ['API_'])`, []],
    [
      'loadEnv, of a constant',
      `const root = join(__dirname, '../..', 'envs');\nloadEnv(mode, root)`,
      ['envs'],
    ],
    ['loadEnv, with another root', `({ root: './src', env: loadEnv(mode, '../../envs') })`, ['envs']],
    ['a file by its name', `process.loadEnvFile('../../envs/.env.shared')`, ['envs']],
    ['imports that go unused', `import { loadEnv } from 'vite';`, []],
    ['what another file says', `import { shared } from '../../shared.ts';`, ['packages/a/env', 'beside']],
  ])('holds the folders of dotenv files that envDir sets: %s', async (_what, config, expected) => {
    expect(await listed(config)).toEqual([{ root: 'packages/a', envFolders: expected.toSorted() }]);
  });

  it.each([
    ['a variable', `import { envs } from './paths.ts';\nexport default { envDir: envs };`],
    ['a call', `export default { envDir: path.resolve(findUp('nx.json'), 'envs') };`],
    ['a folder above', `export default { envDir: join(dirname(import.meta.dirname), 'envs') };`],
    ['a template', 'export default { envDir: `../../${stage}` };'],
    ['a choice', `export default { envDir: ci ? 'a' : 'b' };`],
    ['a sum', `export default { envDir: '../' + '../envs' };`],
    ['a shorthand', `import { envDir } from './paths.ts';\nexport default { envDir };`],
    ['another root', `export default { root: './src', envDir: '../../envs' };`],
    ['loadEnv with a variable', `({ mode, root }) => ({ env: loadEnv(mode, root) })`],
    ['loadEnv with nothing', `loadEnv(mode)`],
    ['loadEnv under another name', `import { loadEnv as load } from 'vite';\nload(mode, '../../envs')`],
    ['an absolute path', `export default { envDir: '/etc/envs' };`],
  ])('tells that it does not know them: %s', async (_what, config) => {
    expect(await listed(config)).toEqual([{ root: 'packages/a' }]);
  });

  /** What the hook finds of a project with this configuration. */
  async function listed(config: string): Promise<unknown> {
    using temporary = temporaryWorkspace({
      ...workspaceManifest,
      'packages/a/package.json': { name: 'a' },
      'packages/a/vitest.config.ts': config,
      'packages/a/paths.ts': '',
      'shared.ts': `[{ envDir: 'env' }, { envDir: join(__dirname, 'beside') }]`,
    });
    await createNodes[1](['packages/a/vitest.config.ts'], undefined, {
      workspaceRoot: temporary.root,
      nxJsonConfiguration: {},
    });
    const directory = join(temporary.root, '.nx/workspace-data');
    const [file = ''] = readdirSync(directory);
    return JSON.parse(readFileSync(join(directory, file), 'utf8'));
  }
});
