import { posix } from 'node:path';
import { joinPathFragments, visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import { readForeignRecording, type EntryContext } from '@plumbline/cassette/migration';
import { minimatch } from 'minimatch';
import type { FoundRecording } from './found-recording.ts';

/** Where recordings are looked for. */
export interface RecordingSearch {
  /** Root of the project, relative to the workspace root. */
  readonly projectRoot: string;
  /** Globs, relative to the project or the workspace; all of the project where there are none. */
  readonly globs: readonly string[];
  readonly requestHeaders: EntryContext['requestHeaders'];
}

/**
 * Finds recordings of other tools, by what is in their files.
 *
 * @param tree - The workspace.
 * @param search - Where to look.
 * @returns The recordings, by path.
 */
export function findRecordings(tree: Tree, search: RecordingSearch): readonly FoundRecording[] {
  const { projectRoot, globs, requestHeaders } = search;
  const files: string[] = [];
  visitNotIgnoredFiles(tree, globs.length > 0 ? '.' : projectRoot, (file) => {
    if (/\.(?:har|json)$/u.test(file) && !file.includes('node_modules/')) files.push(file);
  });
  return files
    .filter((file) => isWanted(file, search))
    .toSorted()
    .flatMap((file) => {
      const text = tree.read(file, 'utf-8') ?? '';
      const attached = attachedTo(tree, file);
      const recording = readForeignRecording(text, { requestHeaders, attached });
      return recording === undefined ? [] : [{ file, recording }];
    });
}

/**
 * Tells whether a file is one of those that are wanted.
 *
 * @param file - Path, relative to the workspace root.
 * @param search - Globs, relative to the project or the workspace; all files where there are none.
 * @returns True where one of them matches.
 */
export function isWanted(
  file: string,
  { projectRoot, globs }: Omit<RecordingSearch, 'requestHeaders'>,
): boolean {
  const patterns = globs.flatMap((glob) => [glob, joinPathFragments(projectRoot, glob)]);
  return globs.length === 0 || patterns.some((pattern) => minimatch(file, pattern, { dot: true }));
}

/** Bodies that Playwright keeps beside the recording; nothing that stands elsewhere. */
function attachedTo(tree: Tree, file: string): EntryContext['attached'] {
  const folder = posix.dirname(file);
  return (name) => {
    const path = posix.join(folder, name);
    const isBeside = folder === '.' ? !path.startsWith('..') : path.startsWith(`${folder}/`);
    return isBeside && tree.exists(path) ? (tree.read(path) ?? undefined) : undefined;
  };
}
