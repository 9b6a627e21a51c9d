import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, posix, relative } from 'node:path';

/** Finds the TypeScript configuration that a project takes from outside itself. */
export type TsconfigReader = (projectRoot: string) => readonly string[];

/**
 * Follows `extends` by its text, from every configuration of a project: Vite compiles a file by what
 * the nearest one above it says (`target`, `jsx`, decorators, aliases), and files outside the project
 * belong to no input.
 *
 * @param workspaceRoot - Absolute path of the workspace root.
 * @param listed - The configurations that Nx lists, relative to the workspace root.
 * @returns A reader that remembers the files that several projects share. It gives paths relative
 *   to the workspace root, with slashes, sorted.
 */
export function tsconfigReader(workspaceRoot: string, listed: readonly string[]): TsconfigReader {
  const known = new Map<string, readonly string[]>();
  const basesOf = (file: string): readonly string[] => {
    const bases = known.get(file) ?? readBases(workspaceRoot, file);
    known.set(file, bases);
    return bases;
  };
  return (projectRoot) => {
    if (projectRoot === '.') return [];
    const own = ownConfigurations({ workspaceRoot, projectRoot, listed });
    const seen = new Set([...own, ...configurationAbove(workspaceRoot, projectRoot)]);
    for (const file of seen) for (const base of basesOf(file)) seen.add(base);
    return [...seen].filter((file) => !isWithin(projectRoot, file)).toSorted();
  };
}

interface ProjectFolder {
  readonly workspaceRoot: string;
  readonly projectRoot: string;
  readonly listed: readonly string[];
}

/** Nx lists none, or not all, where the plugin's `include` or `exclude` leaves them out. */
function ownConfigurations({ workspaceRoot, projectRoot, listed }: ProjectFolder): readonly string[] {
  const own = listed.filter((file) => isWithin(projectRoot, file));
  const isListed = configurationsIn(workspaceRoot, projectRoot).every((file) => own.includes(file));
  return isListed ? own : configurationsBelow(workspaceRoot, projectRoot);
}

function configurationsBelow(workspaceRoot: string, folder: string): readonly string[] {
  const folders = readdirSync(join(workspaceRoot, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map(({ name }) => posix.join(folder, name));
  const deeper = folders.flatMap((below) => configurationsBelow(workspaceRoot, below));
  return [...configurationsIn(workspaceRoot, folder), ...deeper];
}

function configurationsIn(workspaceRoot: string, folder: string): readonly string[] {
  return readdirSync(join(workspaceRoot, folder))
    .filter((name) => isTsconfig(name))
    .map((name) => posix.join(folder, name));
}

/** What TypeScript falls back to where a project has no tsconfig.json: the nearest above. */
function configurationAbove(workspaceRoot: string, projectRoot: string): readonly string[] {
  const nearest = foldersUpFrom(projectRoot)
    .map((folder) => posix.join(folder, 'tsconfig.json'))
    .find((file) => isFile(join(workspaceRoot, file)));
  return nearest === undefined ? [] : [nearest];
}

/**
 * Tells whether a file configures TypeScript.
 *
 * @param file - Its name, with a path or without.
 * @returns True for tsconfig.json and its siblings, such as tsconfig.spec.json.
 */
export function isTsconfig(file: string): boolean {
  return /(?:^|\/)tsconfig(?:\.[^/]+)?\.json$/u.test(file);
}

function readBases(workspaceRoot: string, file: string): readonly string[] {
  const text = readText(join(workspaceRoot, file));
  const values = [...text.matchAll(/"extends"\s*:\s*(?<value>"[^"]*"|\[[^\]]*\])/gu)];
  return values
    .flatMap((match) => [...(match.groups?.['value'] ?? '').matchAll(/"(?<base>[^"]+)"/gu)])
    .map((match) => match.groups?.['base'] ?? '')
    .flatMap((base) => findBase(workspaceRoot, { base, folder: posix.dirname(file) }) ?? []);
}

interface Reference {
  readonly base: string;
  /** Folder of the file that extends it. */
  readonly folder: string;
}

/** A package of the registry is covered by the lockfile, one of this workspace is not. */
function findBase(workspaceRoot: string, { base, folder }: Reference): string | undefined {
  const paths = /^\.{1,2}(?:\/|$)/u.test(base)
    ? [posix.join(folder, base)]
    : foldersUpFrom(folder).map((above) => posix.join(above, 'node_modules', base));
  const found = paths
    .flatMap((path) => [path, `${path}.json`, posix.join(path, 'tsconfig.json')])
    .find((path) => isFile(join(workspaceRoot, path)));
  if (found === undefined) return undefined;
  const real = relative(realpathSync(workspaceRoot), realpathSync(join(workspaceRoot, found)));
  const inWorkspace = real.replaceAll('\\', '/');
  return /^\.\.\/|(?:^|\/)node_modules\//u.test(inWorkspace) ? undefined : inWorkspace;
}

/** The folder, and all above it in the workspace. */
function foldersUpFrom(folder: string): readonly string[] {
  return folder === '.' ? ['.'] : [folder, ...foldersUpFrom(posix.dirname(folder))];
}

function isWithin(root: string, file: string): boolean {
  return file.startsWith(`${root}/`);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
