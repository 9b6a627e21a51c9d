import { statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A file or folder of the workspace that a configuration names. */
export interface NamedPath {
  /** Relative to the workspace root, with slashes. */
  readonly path: string;
  readonly kind: 'file' | 'folder';
}

/** Where a name stands. */
export interface NamePlace {
  /** The file that holds it, relative to the workspace root. */
  readonly file: string;
  /** Root of the project that is configured, relative to the workspace root. */
  readonly projectRoot: string;
}

/** Finds what there is under a name. */
export interface PathFinder {
  /** Of a text by itself: a path from the file or the project where it begins with a dot, else a file of the workspace. */
  readonly ofText: (text: string, place: NamePlace) => readonly NamedPath[];
  /** Of strings joined to a folder that is not known: the file's, the project's, the workspace's. */
  readonly ofJoined: (path: string, place: NamePlace) => readonly NamedPath[];
}

const sourceExtensions = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.tsx', '.jsx'];

/** Folders of what is made, not written: whether they exist must not change what is an input. */
const madeFolder = /(?:^|\/)(?:\.[^/]+|node_modules|dist|build|out|coverage|tmp|temp)(?:\/|$)/u;

/**
 * Makes a finder that remembers what it looked for: many projects share a configuration.
 *
 * @param workspaceRoot - Absolute path of the workspace root.
 * @returns The finder.
 */
export function pathFinder(workspaceRoot: string): PathFinder {
  const known = new Map<string, NamedPath | undefined>();
  const look = (path: string): NamedPath | undefined => {
    if (!known.has(path)) known.set(path, lookFor(workspaceRoot, path));
    return known.get(path);
  };
  const find = (text: string, folders: readonly string[]): readonly NamedPath[] =>
    [...new Set(folders.map((folder) => posix.join(folder, text)))].flatMap((path) => look(path) ?? []);
  return {
    ofText: (text, { file, projectRoot }) => {
      if (/^\.{1,2}(?:\/|$)/u.test(text)) return find(text, [posix.dirname(file), projectRoot]);
      return text.includes('/') ? find(text, ['.']).filter(({ kind }) => kind === 'file') : [];
    },
    ofJoined: (path, { file, projectRoot }) => find(path, [posix.dirname(file), projectRoot, '.']),
  };
}

function lookFor(workspaceRoot: string, path: string): NamedPath | undefined {
  if (path.startsWith('../') || madeFolder.test(path)) return undefined;
  const kind = kindOf(join(workspaceRoot, path));
  if (kind !== undefined) return { path: path.replace(/\/$/u, ''), kind };
  const extension = sourceExtensions.find((each) => kindOf(join(workspaceRoot, path + each)) === 'file');
  return extension === undefined ? undefined : { path: path + extension, kind: 'file' };
}

function kindOf(path: string): NamedPath['kind'] | undefined {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status?.isFile() === true) return 'file';
  return status?.isDirectory() === true ? 'folder' : undefined;
}
