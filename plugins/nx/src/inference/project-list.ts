import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { PluginOptions } from '../plugin-options.ts';

/**
 * Keeps the roots of the inferred projects for the hook that runs before tasks: to ask Nx for
 * the graph there would take longer than the hook itself.
 *
 * @param workspaceRoot - Absolute path of the workspace root.
 * @param options - Options of the plugin's entry, by which several entries are told apart.
 * @param roots - Roots of the projects, relative to the workspace root, sorted.
 * Side effect: writes a file, whole, below Nx's workspace data, if it would change.
 */
export function writeProjectList(
  workspaceRoot: string,
  options: PluginOptions | undefined,
  roots: readonly string[],
): void {
  const file = listFile(workspaceRoot, options);
  const text = JSON.stringify(roots);
  if (text === readText(file)) return;
  const temporary = `${file}.${String(process.pid)}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, text, { flush: true });
    renameSync(temporary, file);
  } catch {
    // A list that is gone is one the hook knows to be missing; an old one would mislead it.
    rmSync(temporary, { force: true });
    rmSync(file, { force: true });
  }
}

/**
 * Reads what {@link writeProjectList} kept.
 *
 * @param workspaceRoot - Absolute path of the workspace root.
 * @param options - Options of the plugin's entry.
 * @returns Roots of the projects, or `undefined` where the list is missing or broken.
 */
export function readProjectList(
  workspaceRoot: string,
  options: PluginOptions | undefined,
): readonly string[] | undefined {
  const text = readText(listFile(workspaceRoot, options));
  if (text === undefined) return undefined;
  try {
    const roots: unknown = JSON.parse(text);
    return Array.isArray(roots) ? roots.filter((root) => typeof root === 'string') : undefined;
  } catch {
    return undefined;
  }
}

function listFile(workspaceRoot: string, options: PluginOptions | undefined): string {
  const directory = process.env['NX_WORKSPACE_DATA_DIRECTORY'] ?? '.nx/workspace-data';
  const key = createHash('sha256')
    .update(JSON.stringify(options ?? {}))
    .digest('hex')
    .slice(0, 16);
  return resolve(workspaceRoot, directory, `plumbline-projects-${key}.json`);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
