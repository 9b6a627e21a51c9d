import { existsSync, readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { workspaceMembers } from './workspace-members.ts';

/** A project that has a Vitest configuration. */
export interface VitestProject {
  /** Relative to the workspace root, with slashes; `.` for the root itself. */
  readonly root: string;
  /** The configuration that Vitest takes, relative to the workspace root. */
  readonly configFile: string;
}

/**
 * Picks, of the files that matched the plugin's pattern, those that make a Vitest project:
 * one a folder (Vitest prefers `vitest.config` to `vite.config`), beside a project.json or
 * the package.json of a workspace package; a `vite.config` only where it speaks of tests.
 *
 * @param configFiles - Paths relative to the workspace root.
 * @param workspaceRoot - Absolute path of the workspace root.
 * @returns The projects, sorted by root.
 */
export async function findVitestProjects(
  configFiles: readonly string[],
  workspaceRoot: string,
): Promise<readonly VitestProject[]> {
  const byRoot = new Map<string, string>();
  for (const file of configFiles.filter(isConfiguration).toSorted()) {
    const root = posix.dirname(file);
    const present = byRoot.get(root);
    if (present === undefined || (isVitestFile(file) && !isVitestFile(present))) byRoot.set(root, file);
  }
  const isMember = await workspaceMembers(workspaceRoot);
  return [...byRoot]
    .filter(([root]) => isProject(join(workspaceRoot, root), () => isMember(root)))
    .filter(([, file]) => isVitestFile(file) || speaksOfTests(join(workspaceRoot, file)))
    .map(([root, configFile]) => ({ root, configFile }))
    .toSorted((left, right) => (left.root < right.root ? -1 : 1));
}

function isConfiguration(file: string): boolean {
  return /(?:^|\/)(?:vitest|vite)\.config\.[mc]?[jt]s$/u.test(file);
}

function isVitestFile(file: string): boolean {
  return basename(file).startsWith('vitest.');
}

function isProject(directory: string, isMember: () => boolean): boolean {
  if (existsSync(join(directory, 'project.json'))) return true;
  return existsSync(join(directory, 'package.json')) && isMember();
}

/** By its text alone: to load every Vite configuration would take seconds. */
function speaksOfTests(file: string): boolean {
  const text = readFileSync(file, 'utf8');
  return /(?:^|[{,\s])['"]?test['"]?\s*:/mu.test(text) || /['"]vitest(?:\/config)?['"]/u.test(text);
}
