import { execFileSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempDisposableSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { buildPackages } from './build-packages.ts';
import { verifyImports } from './verify-imports.ts';

interface FixtureWorkspace extends Disposable {
  readonly root: string;
  readonly write: (path: string, text: string) => void;
}

/** A copy of the fixture, linked as npm links a workspace. */
function openWorkspace(): FixtureWorkspace {
  const folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-build-'));
  const root = folder.path;
  cpSync(join(import.meta.dirname, 'fixtures/workspace'), root, { recursive: true });
  cpSync(join(workspaceRoot, 'tsconfig.base.json'), join(root, 'tsconfig.base.json'));
  mkdirSync(join(root, 'node_modules/@fixture'), { recursive: true });
  symlinkSync(join(workspaceRoot, 'node_modules/@types'), join(root, 'node_modules/@types'));
  for (const name of ['base', 'plugin']) {
    symlinkSync(join(root, 'packages', name), join(root, 'node_modules/@fixture', name));
  }
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  return { root, write, [Symbol.dispose]: () => folder.remove() };
}

describe('buildPackages', () => {
  test('dist holds what users load, and nothing else', () => {
    using workspace = openWorkspace();
    const built = buildPackages(workspace.root);
    expect(built.map(({ name }) => name)).toEqual(['@fixture/base', '@fixture/plugin']);
    expect(built.map(({ dist }) => globSync('**/*.*', { cwd: dist }).toSorted())).toEqual([
      [
        'README.md',
        'package.json',
        'schemas/name.json',
        'src/handle.d.ts',
        'src/handle.js',
        'src/index.d.ts',
        'src/index.js',
      ],
      [
        'executors.json',
        'generators.json',
        'package.json',
        'src/cli.d.ts',
        'src/cli.js',
        'src/closed-names.d.ts',
        'src/closed-names.js',
        'src/executors/run.d.ts',
        'src/executors/run.js',
        'src/executors/schema.json',
        'src/generators/files/__name__.test.ts.template',
        'src/generators/init.d.ts',
        'src/generators/init.js',
        'src/generators/schema.json',
        'src/index.d.ts',
        'src/index.js',
      ],
    ]);
  });

  test('what was built loads under plain Node, and `using` runs', () => {
    using workspace = openWorkspace();
    const built = buildPackages(workspace.root);
    expect(verifyImports(workspace.root, built)).toBe(5);
    const command = readFileSync(join(workspace.root, 'packages/plugin/dist/src/cli.js'), 'utf8');
    expect(command).toMatch(/^#!\/usr\/bin\/env node\n/u);
    expect(
      readFileSync(join(workspace.root, 'packages/plugin/dist/src/closed-names.js'), 'utf8'),
    ).not.toMatch(/^\s*using /mu);
  });

  test('declarations serve who installs the tarball, with library checks on', () => {
    using workspace = openWorkspace();
    const modules = join(workspace.root, 'consumer/node_modules');
    for (const { name, dist } of buildPackages(workspace.root))
      cpSync(dist, join(modules, name), { recursive: true });
    workspace.write('consumer/package.json', '{ "type": "module" }');
    workspace.write(
      'consumer/main.ts',
      "import { closedNames } from '@fixture/plugin';\nimport { Handle } from '@fixture/base';\nexport const names: readonly string[] = closedNames();\nexport const handle = new Handle((name: string) => name.length);\n",
    );
    const options = [
      '--strict',
      '--noEmit',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--lib',
      'es2024,esnext.disposable',
      '--types',
      '',
    ];
    const compiler = join(workspaceRoot, 'node_modules/@plumbline/tsc/bin/tsc');
    const said = execFileSync(process.execPath, [compiler, ...options, 'main.ts'], {
      cwd: join(workspace.root, 'consumer'),
      encoding: 'utf8',
    });
    expect(said).toBe('');
  });

  test('a second build replaces the first', () => {
    using workspace = openWorkspace();
    buildPackages(workspace.root);
    workspace.write('packages/base/dist/left-over.js', '');
    buildPackages(workspace.root);
    expect(globSync('packages/base/dist/left-over.js', { cwd: workspace.root })).toEqual([]);
  });

  test('a type error stops it, in the words of the compiler', () => {
    using workspace = openWorkspace();
    workspace.write('packages/base/src/index.ts', 'export const count: number = "one";\n');
    expect(() => buildPackages(workspace.root)).toThrow(/packages\/base\/src\/index\.ts.*TS2322/u);
  });

  test('code that loads its own TypeScript by path stops it', () => {
    using workspace = openWorkspace();
    workspace.write(
      'packages/plugin/src/index.ts',
      "export const worker = new URL('./worker.ts', import.meta.url);\n",
    );
    expect(() => buildPackages(workspace.root)).toThrow('packages/plugin/src/index.js: new URL(');
  });
});

describe('verifyImports', () => {
  test('a dependency that is not installed is named', () => {
    using workspace = openWorkspace();
    workspace.write('packages/plugin/src/index.ts', "export * from 'nobody-has-this';\n");
    workspace.write('node_modules/nobody-has-this/index.js', 'export const a = 1;');
    workspace.write('node_modules/nobody-has-this/index.d.ts', 'export declare const a: 1;');
    const dependency = { name: 'nobody-has-this', type: 'module', exports: './index.js' };
    workspace.write('node_modules/nobody-has-this/package.json', JSON.stringify(dependency));
    const built = buildPackages(workspace.root);
    expect(verifyImports(workspace.root, built)).toBe(5);
    rmSync(join(workspace.root, 'node_modules/nobody-has-this'), { recursive: true });
    expect(() => verifyImports(workspace.root, built)).toThrow(
      /@fixture\/plugin: Cannot find package 'nobody-has-this'/u,
    );
  });
});
