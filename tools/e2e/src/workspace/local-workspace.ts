import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isPublished } from '@plumbline-tools/repo/build';
import { readWorkspace, type WorkspacePackage } from '@plumbline-tools/repo/workspace';
import { openWorkspace, type Files, type Workspace } from './workspace.ts';

const ownScope = '@plumbline';

/**
 * Makes a workspace that has a copy of the plugin among its own projects, as this repository
 * has, and everything else linked from this repository's `node_modules`.
 *
 * @param repository - Absolute path of this repository.
 * @param root - Absolute path of the folder; made empty first.
 * @param files - What else is in it.
 * @returns The workspace, with one commit.
 */
export async function makeLocalWorkspace(repository: string, root: string, files: Files): Promise<Workspace> {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  const published = readWorkspace(repository).filter(isPublished);
  for (const workspacePackage of published) copySources(repository, root, workspacePackage);
  linkInstalled(repository, root);
  cpSync(join(repository, 'package-lock.json'), join(root, 'package-lock.json'));
  const workspace = openWorkspace(root, process.execPath);
  workspace.write(files);
  await workspace.git('init', '--quiet', '--initial-branch=main');
  await workspace.git('add', '.');
  await workspace.git('commit', '--quiet', '--message=start');
  return workspace;
}

function copySources(repository: string, root: string, { directory, name }: WorkspacePackage): void {
  const source = join(repository, directory);
  const target = join(root, directory);
  cpSync(source, target, { recursive: true, filter: (path) => isSource(relative(source, path)) });
  const installed = join(source, 'node_modules');
  if (existsSync(installed)) symlinkSync(installed, join(target, 'node_modules'));
  link(target, join(root, 'node_modules', name));
}

function isSource(path: string): boolean {
  const [first = ''] = path.split('/');
  return (
    !['node_modules', 'dist', 'coverage'].includes(first) && !/\.test\.ts$|^vitest\.config\.ts$/u.test(path)
  );
}

function linkInstalled(repository: string, root: string): void {
  const source = join(repository, 'node_modules');
  const names = readdirSync(source).filter((name) => ![ownScope, '.package-lock.json'].includes(name));
  for (const name of names) link(join(source, name), join(root, 'node_modules', name));
  const scoped = readdirSync(join(source, ownScope)).map((name) => `${ownScope}/${name}`);
  for (const name of scoped) link(join(source, name), join(root, 'node_modules', name));
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) symlinkSync(target, path);
}
