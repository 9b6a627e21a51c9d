import { isAbsolute, relative, resolve, sep } from 'node:path';
import { CassetteLibrary, findCassettes, type FoundRecordings } from '@plumbline/cassette/library';
import type { WorkspaceConfiguration } from '@plumbline/contracts';
import { ok, type PlumblineError, type Result } from '@plumbline/contracts/errors';
import { readWorkspaceConfiguration } from '@plumbline/qa';
import type { Host } from '../command/host.ts';
import { findWorkspaceRoot } from '../workspace/find-workspace-root.ts';

/** The recordings of the workspace that the user is in. */
export interface Shelf {
  /** Absolute path of the workspace. */
  readonly root: string;
  readonly settings: WorkspaceConfiguration['cassettes'];
  readonly library: CassetteLibrary;
  readonly found: FoundRecordings;
  /** Writes a path of the workspace as people read it. */
  readonly show: (path: string) => string;
}

/**
 * Finds the recordings of the workspace that the user is in, and how they are judged.
 *
 * @param host - Where the user is, the clock, and the secrets of the environment.
 * @returns The recordings; or why there is no workspace, or what is wrong with its `plumbline.json`.
 */
export async function openShelf(host: Host): Promise<Result<Shelf, PlumblineError>> {
  const root = findWorkspaceRoot(host.directory);
  if (!root.ok) return root;
  const configuration = await readWorkspaceConfiguration(root.value);
  if (!configuration.ok) return configuration;
  const { cassettes } = configuration.value;
  const library = new CassetteLibrary({
    rules: cassettes.rules,
    redaction: { environment: host.environment, ...cassettes.redact },
    maxAge: cassettes.maxAge,
    now: host.now,
  });
  const found = await findCassettes({ root: root.value, directory: cassettes.directory });
  return ok({
    root: root.value,
    settings: cassettes,
    library,
    found,
    show: (path) => relative(root.value, path).split(sep).join('/'),
  });
}

/**
 * Tells whether a path is a folder or below it.
 *
 * @param path - Absolute path.
 * @param folder - Absolute path.
 * @returns True also for the folder itself.
 */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(resolve(folder), path);
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way));
}
