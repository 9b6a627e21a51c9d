import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isPublished } from '@plumbline-tools/repo/build';
import { readWorkspace } from '@plumbline-tools/repo/workspace';
import { commandEnvironment } from './command-environment.ts';
import { runOrThrow } from './run-command.ts';

/**
 * Builds the packages that are published and packs them.
 *
 * @param root - Absolute path of this repository.
 * @param directory - Absolute path of the folder for the tarballs; emptied first.
 * @returns Absolute path of each tarball by package name.
 */
export async function packTarballs(
  root: string,
  directory: string,
): Promise<Readonly<Record<string, string>>> {
  const environment = commandEnvironment(process.execPath);
  const run = (file: string, ...args: readonly string[]): Promise<string> =>
    runOrThrow({ file, arguments: args, cwd: root, environment });
  await run(process.execPath, join(root, 'node_modules/.bin/nx'), 'run', 'workspace:build');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const published = readWorkspace(root).filter(isPublished);
  const folders = published.map((workspacePackage) => join(root, workspacePackage.directory, 'dist'));
  await run('npm', 'pack', '--silent', '--ignore-scripts', `--pack-destination=${directory}`, ...folders);
  const packed = new Set(readdirSync(directory));
  return Object.fromEntries(
    published.map(({ name, manifest }) => {
      const file = `${name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`;
      if (!packed.has(file)) throw new Error(`npm pack made no ${file} of ${name}.`);
      return [name, join(directory, file)];
    }),
  );
}
