import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The shape of a workspace to measure. */
export interface WorkspaceShape {
  readonly projects: number;
  readonly filesPerProject: number;
  /** What `test` of each Vitest configuration holds, as source text. */
  readonly testOptions: string;
}

/**
 * Makes an Nx workspace of many small projects in a temporary folder, with this repository's packages.
 *
 * @param shape - How many projects, and how they are configured.
 * @param nodeModules - Absolute path of the packages to use.
 * @returns Absolute path of the workspace.
 */
export function makeWorkspace(shape: WorkspaceShape, nodeModules: string): string {
  const root = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  symlinkSync(nodeModules, join(root, 'node_modules'));
  writeJson(join(root, 'package.json'), {
    name: 'bench',
    private: true,
    type: 'module',
    workspaces: ['packages/*'],
  });
  writeJson(join(root, 'nx.json'), {
    plugins: ['@plumbline/nx'],
    analytics: false,
    neverConnectToCloud: true,
  });
  cpSync(join(nodeModules, '../package-lock.json'), join(root, 'package-lock.json'));
  writeFileSync(join(root, '.gitignore'), 'node_modules\n.nx\n.plumbline\n');
  for (let project = 0; project < shape.projects; project += 1) makeProject(root, project, shape);
  return root;
}

function makeProject(root: string, project: number, shape: WorkspaceShape): void {
  const name = `p${String(project)}`;
  const folder = join(root, 'packages', name);
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeJson(join(folder, 'package.json'), {
    name,
    version: '0.0.0',
    type: 'module',
    nx: {
      targets: {
        vitest: { command: 'vitest run', options: { cwd: '{projectRoot}' } },
        noop: { command: 'true', cache: true, inputs: ['default', '^default'] },
      },
    },
  });
  writeFileSync(
    join(folder, 'vitest.config.ts'),
    `import { defineConfig } from 'vitest/config';\n\nexport default defineConfig({ test: ${shape.testOptions} });\n`,
  );
  for (let file = 0; file < shape.filesPerProject; file += 1) makeTest(join(folder, 'src'), file);
}

function makeTest(folder: string, file: number): void {
  const name = `part${String(file)}`;
  writeFileSync(
    join(folder, `${name}.ts`),
    `export const add = (a: number, b: number): number => a + b + ${String(file)};\n`,
  );
  writeFileSync(
    join(folder, `${name}.test.ts`),
    `import { expect, test } from 'vitest';
import { add } from './${name}.ts';

test('adds', () => expect(add(1, 2)).toBe(${String(3 + file)}));
test('adds in any order', () => expect(add(2, 1)).toBe(add(1, 2)));
test('keeps zero', () => expect(add(0, 0)).toBe(${String(file)}));
`,
  );
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, undefined, 2)}\n`);
}
