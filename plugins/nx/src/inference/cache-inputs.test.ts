import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { NxJsonConfiguration } from '@nx/devkit';
import { describe, expect, it } from 'vitest';
import { infer, inferOne, workspaceManifest, type Inference } from '../fixtures/infer.ts';
import { temporaryWorkspace, type Files } from '../fixtures/temporary-workspace.ts';
import { createNodes } from './create-nodes.ts';

const analysed: NxJsonConfiguration = { pluginsConfig: { '@nx/js': { analyzeSourceFiles: true } } };

async function inputs(files: Files = {}, inference: Inference = {}): Promise<readonly unknown[]> {
  return (await inferOne(files, inference))['qa']?.inputs ?? [];
}

/** The same, in a workspace that is there already. */
async function inputsIn(workspaceRoot: string, project: string): Promise<readonly unknown[]> {
  const context = { workspaceRoot, nxJsonConfiguration: {} };
  const [result] = await createNodes[1]([`${project}/vitest.config.ts`], undefined, context);
  return result?.[1].projects?.[project]?.targets?.['qa']?.inputs ?? [];
}

describe('the inputs', () => {
  it('are own files, what dependencies show of themselves, recordings and shared configuration', async () => {
    expect(await inputs()).toEqual(
      expect.arrayContaining([
        'default',
        '^default',
        '{projectRoot}/**/__cassettes__/**/*',
        '{workspaceRoot}/vitest.*',
        '{workspaceRoot}/plumbline.json',
        '{workspaceRoot}/tsconfig.base.json',
      ]),
    );
    expect(await inputs({}, { nxJson: { namedInputs: { production: ['default'] } } })).toContain(
      '^production',
    );
  });

  it('hold the variables that change what tests do, with those of plumbline.json', async () => {
    const configuration = { 'plumbline.json': { qa: { environment: ['MODEL', 'TZ'] } } };
    const variables = (await inputs(configuration)).flatMap((input) =>
      typeof input === 'object' && input !== null && 'env' in input ? [input.env] : [],
    );
    expect(variables).toEqual(
      expect.arrayContaining(['CI', 'MODEL', 'NODE_OPTIONS', 'PLUMBLINE_HASH_NODE', 'TZ']),
    );
    expect(new Set(variables).size).toBe(variables.length);
  });

  it('take the folder of recordings from plumbline.json', async () => {
    const configuration = { 'plumbline.json': { cassettes: { directory: '__tapes__' } } };
    expect(await inputs(configuration)).toContain('{projectRoot}/**/__tapes__/**/*');
  });

  it.each([
    ['no JSON', '{ "qa": '],
    ['of another shape', { qa: 3, cassettes: { directory: '../..' } }],
    ['full of nonsense', { qa: { environment: ['A B', 3, '}'] } }],
  ])('do not mind a plumbline.json that is %s', async (_what, content) => {
    expect(await inputs({ 'plumbline.json': content })).toEqual(await inputs());
  });

  it('hold files outside the project that its configuration leads to, however far', async () => {
    const files = {
      'packages/a/vitest.config.ts': `
        import { coverage } from '../../coverage.ts';
        export default { test: { setupFiles: ['./set-up', '../../shared/set-up.ts'] } };`,
      'packages/a/set-up.ts': `import '../../only-sources-lead-here.ts';`,
      'coverage.ts': `export * from './thresholds.js';`,
      'thresholds.js': '',
      'shared/set-up.ts': '',
      'only-sources-lead-here.ts': '',
    };
    const found = await inputs(files);
    expect(found).toEqual(
      expect.arrayContaining([
        '{workspaceRoot}/coverage.ts',
        '{workspaceRoot}/shared/set-up.ts',
        '{workspaceRoot}/thresholds.js',
      ]),
    );
    expect(found).not.toContain('{workspaceRoot}/packages/a/set-up.ts');
  });

  it.each([
    ['../../tools/tsconfig.shared.json', ['tools/tsconfig.shared.json', 'tools/tsconfig.strict.json']],
    ['../../tools/tsconfig.shared', ['tools/tsconfig.shared.json', 'tools/tsconfig.strict.json']],
    [
      ['../../tools/jsx', './jsx.json', '../../presets/base.json'],
      ['tools/jsx.json', 'presets/base.json'],
    ],
    ['@acme/config/base.json', ['presets/base.json']],
    ['registry/base.json', []],
    ['../../tools/gone.json', []],
  ])('hold what the tsconfig of the project extends: %j', async (base, expected) => {
    const written = JSON.stringify(base);
    using workspace = temporaryWorkspace({
      ...workspaceManifest,
      'packages/a/package.json': { name: 'a' },
      'packages/a/vitest.config.ts': '',
      'packages/a/tsconfig.json': `{ "references": [{ "path": "./tsconfig.spec.json" }] }`,
      'packages/a/tsconfig.spec.json': `{ /* shared */ "extends": ${written}, }`,
      'packages/a/jsx.json': { extends: ['../../tools/jsx.json'] },
      'tools/tsconfig.shared.json': `// strict\n{ "extends": "./tsconfig.strict.json" }`,
      'tools/tsconfig.strict.json': { extends: './tsconfig.shared.json' },
      'tools/jsx.json': {},
      'presets/base.json': {},
      'node_modules/registry/base.json': {},
      'node_modules/@acme/x': '',
    });
    symlinkSync(join(workspace.root, 'presets'), join(workspace.root, 'node_modules/@acme/config'));
    const found = await inputsIn(workspace.root, 'packages/a');
    const files = found.filter((input) => /\/(?:tools|presets|node_modules)\//u.test(String(input)));
    expect(files.toSorted()).toEqual(expected.map((file) => `{workspaceRoot}/${file}`).toSorted());
  });

  it('hold the tsconfig above a project that has none of its own, with what it extends', async () => {
    const files = { 'packages/tsconfig.json': { extends: '../tools/base.json' }, 'tools/base.json': {} };
    const expected = ['{workspaceRoot}/packages/tsconfig.json', '{workspaceRoot}/tools/base.json'];
    expect(await inputs(files)).toEqual(expect.arrayContaining(expected));
    const found = await inputs({ ...files, 'packages/a/tsconfig.json': {} });
    expect(found.filter((input) => expected.includes(String(input)))).toEqual([]);
  });

  it.each([
    [
      'a test below the project',
      { 'packages/a/tests/tsconfig.json': { extends: '../../../tools/base.json' } },
    ],
    [
      'one that Nx lists',
      { 'packages/a/src/deep/tsconfig.json': { extends: ['../../../../tools/base.json'] } },
      ['packages/a/src/deep/tsconfig.json'],
    ],
  ])('hold what a tsconfig below the root of the project extends: %s', async (_what, files, listed = []) => {
    const workspace = { ...files, 'packages/a/tsconfig.json': {}, 'tools/base.json': {} };
    const configFiles = ['packages/a/vitest.config.ts', ...listed];
    const all = listed.length > 0 ? [...configFiles, 'packages/a/tsconfig.json'] : configFiles;
    expect(await inputs(workspace, { configFiles: all })).toContain('{workspaceRoot}/tools/base.json');
  });

  it.each([
    ['an alias', `({ alias: { '@shared': resolve(__dirname, '../../shared/src') } })`],
    [
      'an alias in steps',
      `({ alias: { '@shared': resolve(import.meta.dirname, '..', '..', 'shared', 'src') } })`,
    ],
    ['an alias from the workspace root', `({ alias: { '@shared': join(workspaceRoot, 'shared/src') } })`],
    ['an alias as a URL', `({ '@shared': fileURLToPath(new URL('../../shared/src', import.meta.url)) })`],
    ['a folder that is served', `({ server: { fs: { allow: ['.', '../../shared/src/'] } } })`],
    ['tests that stand elsewhere', `({ test: { include: ['../../shared/src/**/*.test.ts'] } })`],
  ])('hold a folder that the configuration names: %s', async (_what, config) => {
    const files = { 'packages/a/vitest.config.ts': config, 'shared/src/index.ts': '' };
    expect(await inputs(files)).toContain('{workspaceRoot}/shared/src/**/*');
  });

  it.each([
    ['made by a run', `({ build: { outDir: '../../dist/a' }, cacheDir: '../../node_modules/.vite/a' })`],
    ['a report', `({ test: { coverage: { reportsDirectory: '../../coverage/a' } } })`],
    ['around the project', `({ server: { fs: { allow: ['..', '../..'] } } })`],
    ['the project itself', `({ alias: { '@': resolve(__dirname, './src') } })`],
    ['not there', `({ alias: { '@gone': '../../gone' } })`],
  ])('hold no folder that is %s', async (_what, config) => {
    const made = ['dist/a/x.js', 'node_modules/.vite/a/x.js', 'coverage/a/x.html', 'packages/a/src/x.ts'];
    const files = {
      'packages/a/vitest.config.ts': config,
      ...Object.fromEntries(made.map((path) => [path, ''])),
    };
    expect(await inputs(files)).toEqual(await inputs());
  });

  it.each([
    ['set-up files', `({ test: { setupFiles: [join(workspaceRoot, 'tools/set-up.ts')] } })`],
    ['a global set-up', `({ test: { globalSetup: resolve(__dirname, '..', '..', 'tools', 'set-up') } })`],
    ['a base', `import base from '../../tools/base.ts';`],
  ])('hold files however they are named: %s', async (_what, config) => {
    const files = {
      'packages/a/vitest.config.ts': config,
      'tools/base.ts': `export default { test: { setupFiles: ['../../tools/set-up.ts'] } };`,
      'tools/set-up.ts': `import './more.ts';`,
      'tools/more.ts': '',
    };
    expect(await inputs(files)).toEqual(
      expect.arrayContaining(['{workspaceRoot}/tools/set-up.ts', '{workspaceRoot}/tools/more.ts']),
    );
  });

  it('name each file once', async () => {
    const config = `export default { oxc: { tsconfig: '../../tools/base.json' } };`;
    const found = await inputs({
      'packages/a/vitest.config.ts': config,
      'packages/a/tsconfig.json': { extends: ['../../tools/base.json', '../../tsconfig.base.json'] },
      'tools/base.json': {},
      'tsconfig.base.json': {},
    });
    expect(found.filter((input) => input === '{workspaceRoot}/tools/base.json')).toHaveLength(1);
    expect(found.filter((input) => input === '{workspaceRoot}/tsconfig.base.json')).toHaveLength(1);
  });

  it('are the same whatever the order in which Nx lists the files', async () => {
    const files = {
      'packages/a/package.json': { name: 'a' },
      'packages/b/package.json': { name: 'b' },
      'packages/a/vitest.config.ts': '',
      'packages/b/vitest.config.ts': '',
    };
    const configFiles = ['packages/a/vitest.config.ts', 'packages/b/vitest.config.ts'];
    const forward = await infer(files, { configFiles });
    expect(JSON.stringify(await infer(files, { configFiles: configFiles.toReversed() }))).toBe(
      JSON.stringify(forward),
    );
  });
});

describe('the packages among the inputs', () => {
  const lock = { 'package-lock.json': { packages: { 'node_modules/vitest': {}, 'node_modules/jsdom': {} } } };
  const lockText = JSON.stringify(lock['package-lock.json'], undefined, 2);
  const packagesOf = async (files: Files, nxJson = analysed) =>
    (await inputs({ 'package-lock.json': lockText, ...files }, { nxJson })).flatMap((input) =>
      typeof input === 'object' && input !== null && 'externalDependencies' in input
        ? [input.externalDependencies]
        : [],
    );

  it('are Vitest and what the configuration names, as far as the lockfile has them', async () => {
    const config = `export default { test: { environment: 'jsdom', reporters: ['default'] } };`;
    expect(await packagesOf({ 'packages/a/vitest.config.ts': config })).toEqual([['jsdom', 'vitest']]);
  });

  it('are the whole lockfile where Nx does not follow imports', async () => {
    expect(await packagesOf({}, {})).toEqual([]);
  });
});
