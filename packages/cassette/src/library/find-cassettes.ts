import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where to look for cassettes. */
export interface CassetteSearch {
  /** Absolute path of the folder that is searched. */
  readonly root: string;
  /** Name of the folders that hold recordings, such as `__cassettes__`. */
  readonly directory: string;
}

/** Files of recordings, by absolute path. */
export interface FoundRecordings {
  readonly cassettes: readonly string[];
  /** Files that belong to a cassette that is not there. */
  readonly strays: readonly string[];
}

/**
 * Finds the cassettes of a workspace. Passes over hidden folders, installed packages and what was built;
 * follows no symbolic link.
 *
 * @param search - Where to look.
 * @returns The cassettes, and what is left of cassettes that are gone, each sorted.
 */
export async function findCassettes({ root, directory }: CassetteSearch): Promise<FoundRecordings> {
  const files = await filesIn(root, { directory, isInside: false });
  const cassettes = files.filter((path) => path.endsWith('.jsonl')).sort();
  const known = new Set(cassettes);
  return {
    cassettes,
    strays: files.filter((path) => isStray(path, known)).sort(),
  };
}

const passedOver = new Set(['node_modules', 'dist', 'coverage']);

async function filesIn(
  folder: string,
  place: { readonly directory: string; readonly isInside: boolean },
): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(entries.map((entry) => pathsOf(entry, folder, place)));
  return found.flat();
}

async function pathsOf(
  entry: Dirent,
  folder: string,
  { directory, isInside }: { readonly directory: string; readonly isInside: boolean },
): Promise<string[]> {
  const path = join(folder, entry.name);
  if (entry.isFile()) return isInside ? [path] : [];
  if (!entry.isDirectory() || (!isInside && isPassedOver(entry.name, directory))) return [];
  return filesIn(path, { directory, isInside: isInside || entry.name === directory });
}

function isPassedOver(name: string, directory: string): boolean {
  return name !== directory && (name.startsWith('.') || passedOver.has(name));
}

/** The files that stand beside a cassette, by what is in the place of `.jsonl`. */
export const companions = ['.timing.json', '.state.json'] as const;

function isStray(path: string, cassettes: ReadonlySet<string>): boolean {
  const end = companions.find((companion) => path.endsWith(companion));
  return end !== undefined && !cassettes.has(`${path.slice(0, -end.length)}.jsonl`);
}

/**
 * Names all files of a cassette: itself, and those beside it that may be there.
 *
 * @param path - The cassette.
 * @returns Absolute paths.
 */
export function filesOfCassette(path: string): readonly string[] {
  return [path, ...companions.map((companion) => `${path.replace(/\.jsonl$/, '')}${companion}`)];
}
