import { ESLint } from 'eslint';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempDisposableSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, resolveConfig } from 'prettier';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrokenLinks, findBrokenSnippets, findLostPages, readPages } from '../docs/index.ts';
import { lintConfig } from '../lint/index.ts';
import { findInsecureCode } from '../security/index.ts';
import { packageManifestSchema } from '../workspace/package-manifest.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { newPackage } from './new-package.ts';
import type { PackagePlan } from './package-plan.ts';

const copied = [
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'coverage.config.ts',
  '.prettierrc.json',
];
const folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-new-'));
const root = folder.path;
let written: PackagePlan;

/** Links all that is installed, so that a package of the copy can be added beside it. */
function linkInstalled(): void {
  const installed = join(workspaceRoot, 'node_modules');
  mkdirSync(join(root, 'node_modules/@plumbline'), { recursive: true });
  for (const name of readdirSync(installed).filter((entry) => entry !== '@plumbline')) {
    symlinkSync(join(installed, name), join(root, 'node_modules', name));
  }
  symlinkSync(join(root, 'packages/retry-planner'), join(root, 'node_modules/@plumbline/retry-planner'));
}

beforeAll(() => {
  for (const path of copied) cpSync(join(workspaceRoot, path), join(root, path));
  mkdirSync(join(root, 'docs'));
  writeFileSync(join(root, 'docs/README.md'), '# Documentation\n');
  linkInstalled();
  written = newPackage(root, [
    'retry-planner',
    '--layer',
    'leaf',
    '--description',
    'Plans when to try again.',
  ]);
});

afterAll(() => {
  folder.remove();
});

describe('a new package passes each step of check', () => {
  test('fmt:check', async () => {
    const options = await resolveConfig(join(root, 'package.json'));
    for (const [path, text] of written) {
      expect([path, await check(text, { ...options, filepath: join(root, path) })]).toEqual([path, true]);
    }
  });

  test('lint', { timeout: 30_000 }, async () => {
    const eslint = new ESLint({ cwd: root, overrideConfigFile: true, baseConfig: lintConfig(root) });
    const results = await eslint.lintFiles(['packages']);
    expect(results).toHaveLength(4);
    expect(results.flatMap(({ messages }) => messages)).toEqual([]);
  });

  test('type', () => {
    const compiler = join(workspaceRoot, 'node_modules/@plumbline/tsc/bin/tsc');
    expect(execFileSync(process.execPath, [compiler, '-p', root], { encoding: 'utf8' })).toBe('');
  });

  test('sec', async () => expect(await findInsecureCode(root)).toEqual([]));

  test('docs', () => {
    const pages = readPages(root);
    expect([...pages.keys()]).toContain('packages/retry-planner/README.md');
    expect([
      ...findBrokenLinks(root, pages),
      ...findLostPages(root, pages),
      ...findBrokenSnippets(root, pages),
    ]).toEqual([]);
  });

  test('test', () => {
    const vitest = join(workspaceRoot, 'node_modules/vitest/vitest.mjs');
    const output = join(root, 'tests.json');
    execFileSync(process.execPath, [vitest, 'run', '--reporter', 'json', '--outputFile', output], {
      cwd: join(root, 'packages/retry-planner'),
    });
    expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({ success: true, numPassedTests: 1 });
  });
});

describe('newPackage', () => {
  test('a folder that is there is left alone', () => {
    const before = readFileSync(join(root, 'docs/README.md'), 'utf8');
    expect(() => newPackage(root, ['retry-planner', '--layer', 'leaf'])).toThrow(
      expect.objectContaining({ code: 'PACKAGE_EXISTS' }),
    );
    expect(readFileSync(join(root, 'docs/README.md'), 'utf8')).toBe(before);
  });

  test.each([
    ['host', 'plugins/made/package.json', '@plumbline/made', undefined],
    ['tool', 'tools/made/package.json', '@plumbline-tools/made', true],
  ])('a %s has its own folder', (...[layer, path, name, isPrivate]) => {
    using workspace = mkdtempDisposableSync(join(tmpdir(), 'plumbline-new-'));
    mkdirSync(join(workspace.path, 'docs'));
    writeFileSync(join(workspace.path, 'docs/README.md'), '# D\n\n## Packages\n\n- [Old](old.md)\n');
    const plan = newPackage(workspace.path, ['made', '--layer', layer]);
    const manifest = packageManifestSchema.parse(JSON.parse(plan.get(path) ?? ''));
    expect(manifest).toMatchObject({ name, nx: { tags: [`layer:${layer}`] } });
    expect(manifest.private).toBe(isPrivate);
    expect(plan.get('docs/README.md')).toContain('- [Old](old.md)');
  });
});
