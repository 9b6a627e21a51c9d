import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { PluginOptions } from '../plugin-options.ts';

/** What the hook has to know of an inferred project. */
export interface ListedProject {
  /** Root of the project, relative to the workspace root, with slashes. */
  readonly root: string;
  /** More folders with dotenv files, relative to the workspace root; `undefined` where they are not known. */
  readonly envFolders: readonly string[] | undefined;
}

/**
 * Keeps what is known of the inferred projects for the hook that runs before tasks: to ask Nx for
 * the graph there would take longer than the hook itself.
 *
 * @param workspaceRoot - Absolute path of the workspace root.
 * @param options - Options of the plugin's entry, by which several entries are told apart.
 * @param projects - The projects, sorted by root.
 * Side effect: writes a file, whole, below Nx's workspace data, if it would change.
 */
export function writeProjectList(
  workspaceRoot: string,
  options: PluginOptions | undefined,
  projects: readonly ListedProject[],
): void {
  const file = listFile(workspaceRoot, options);
  const text = JSON.stringify(projects);
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
 * @returns The projects, or `undefined` where the list is missing or broken.
 */
export function readProjectList(
  workspaceRoot: string,
  options: PluginOptions | undefined,
): readonly ListedProject[] | undefined {
  const text = readText(listFile(workspaceRoot, options));
  if (text === undefined) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every(isListedProject) ? list : undefined;
  } catch {
    return undefined;
  }
}

function isListedProject(value: unknown): value is ListedProject {
  if (typeof value !== 'object' || value === null) return false;
  const folders: unknown = Reflect.get(value, 'envFolders');
  return typeof Reflect.get(value, 'root') === 'string' && (folders === undefined || isTexts(folders));
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
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
