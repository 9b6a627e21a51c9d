import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandEnvironment } from '../setup/command-environment.ts';
import { runOrThrow } from '../setup/run-command.ts';
import { openWorkspace, type Files, type Workspace } from './workspace.ts';

/** What a fresh workspace has installed. */
export interface Installation {
  /** What npm is to install: names with versions, or absolute paths of tarballs. */
  readonly packages: readonly string[];
  /** Address of the registry that npm asks for our packages; its own one where absent. */
  readonly registry?: string;
}

/** A workspace that is installed, and can be made new again without installing it once more. */
export interface FreshWorkspace {
  /**
   * Makes everything but what is installed new, with one commit.
   *
   * @param node - Absolute path of the Node that everything in it runs on.
   * @returns The workspace.
   */
  readonly reopen: (node: string) => Promise<Workspace>;
}

const manifest = { name: 'fresh', private: true, type: 'module', workspaces: ['packages/*'] };

/**
 * Installs packages into a new workspace.
 *
 * @param root - Absolute path of the folder; made empty first.
 * @param installation - What to install.
 * @returns The workspace, to open it as often as it takes.
 */
export async function installFreshWorkspace(
  root: string,
  { packages, registry }: Installation,
): Promise<FreshWorkspace> {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  const { write, read } = openWorkspace(root, process.execPath);
  const settings: Files = registry === undefined ? {} : { '.npmrc': `@plumbline:registry=${registry}\n` };
  write({ ...freshFiles, ...settings, 'package.json': manifest });
  await runOrThrow({
    file: 'npm',
    arguments: ['install', ...quietly, '--save-dev', '--save-exact', ...packages],
    cwd: root,
    environment: commandEnvironment(process.execPath),
  });
  const installed = { 'package.json': read('package.json'), 'package-lock.json': read('package-lock.json') };
  return {
    reopen: async (node) => {
      for (const name of readdirSync(root).filter((entry) => entry !== 'node_modules')) {
        rmSync(join(root, name), { recursive: true });
      }
      const workspace = openWorkspace(root, node);
      workspace.write({ ...freshFiles, ...settings, ...installed });
      await workspace.git('init', '--quiet', '--initial-branch=main');
      await workspace.git('add', '.');
      await workspace.git('commit', '--quiet', '--message=start');
      return workspace;
    },
  };
}

const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** A library, one that depends on it, and one on its own; each with a test. */
const freshFiles: Files = {
  'nx.json': { defaultBase: 'main', analytics: false },
  '.gitignore': 'node_modules\n.nx\n',
  ...member('alpha', {}, `export const greet = (name: string): string => \`Hello, \${name}\`;\n`),
  ...member('beta', { '@e2e/alpha': '*' }, `export { greet as welcome } from '@e2e/alpha';\n`),
  ...member('gamma', {}, `export const alone = true;\n`),
};

function member(name: string, dependencies: Readonly<Record<string, string>>, source: string): Files {
  return {
    [`packages/${name}/package.json`]: {
      name: `@e2e/${name}`,
      type: 'module',
      exports: './src/index.ts',
      dependencies,
    },
    [`packages/${name}/vitest.config.ts`]: `import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['src/**/*.test.ts'] } });
`,
    [`packages/${name}/src/index.ts`]: source,
    [`packages/${name}/src/index.test.ts`]: `import { expect, it } from 'vitest';
import * as own from './index.ts';

it('exports something', { tags: ['tier1', 'quick'] }, () => {
  expect(Object.keys(own)).not.toEqual([]);
});
`,
  };
}
