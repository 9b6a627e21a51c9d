import { readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { envDirExpressions, envFolder } from './env-folder.ts';

/** What a project's Vitest configuration brings in from outside the project. */
export interface ConfigurationFacts {
  /** Files of the workspace, relative to its root, with slashes: shared configuration, set-up files. */
  readonly files: readonly string[];
  /** Names of packages, among them some that are none: everything quoted that could be one. */
  readonly packages: readonly string[];
  /** Folders that `envDir` names, relative to the workspace root; `undefined` where its text does not tell. */
  readonly envFolders: readonly string[] | undefined;
}

/** Reads the configuration of a project, given relative to the workspace root. */
export type ConfigurationReader = (configFile: string) => ConfigurationFacts;

interface Mentions {
  readonly paths: readonly string[];
  readonly packages: readonly string[];
  readonly envDirs: readonly string[];
  /** Whether it may move the folder that relative paths start from. */
  readonly movesRoot: boolean;
}

const sourceExtensions = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.tsx', '.jsx'];

/**
 * Reads Vitest configurations by their text. Not their imports alone: set-up files,
 * environments and reporters are named by strings, and shared files at the workspace root belong
 * to no project, so Nx follows neither.
 *
 * @param workspaceRoot - Absolute path of the workspace root.
 * @returns A reader that remembers the files that several projects share.
 */
export function configurationReader(workspaceRoot: string): ConfigurationReader {
  const known = new Map<string, Mentions>();
  const mentionsOf = (file: string): Mentions => {
    const mentions = known.get(file) ?? readMentions(join(workspaceRoot, file), workspaceRoot);
    known.set(file, mentions);
    return mentions;
  };
  return (configFile) => collect(configFile, mentionsOf);
}

/**
 * Follows everything that the configuration mentions, and what files outside the project mention
 * in turn. Inside the project it stops after one step: there Nx follows imports itself.
 */
function collect(configFile: string, mentionsOf: (file: string) => Mentions): ConfigurationFacts {
  const root = dirname(configFile);
  const seen = new Set([configFile]);
  const packages = new Set<string>();
  for (const file of seen) {
    const mentions = mentionsOf(file);
    for (const name of mentions.packages) packages.add(name);
    const followed = mentions.paths.filter((path) => file === configFile || !isWithin(root, path));
    for (const path of followed) seen.add(path);
  }
  return {
    files: [...seen].filter((file) => !isWithin(root, file)).toSorted(),
    packages: [...packages],
    envFolders: envFolders(root, new Map([...seen].map((file) => [file, mentionsOf(file)]))),
  };
}

function envFolders(
  projectRoot: string,
  mentions: ReadonlyMap<string, Mentions>,
): readonly string[] | undefined {
  const folders = [...mentions].flatMap(([file, { envDirs }]) =>
    envDirs.map((expression) => envFolder(expression, { file, projectRoot })),
  );
  const isTold = folders.every((found) => found !== undefined);
  if (folders.length === 0) return [];
  if (!isTold || [...mentions.values()].some(({ movesRoot }) => movesRoot)) return undefined;
  return [...new Set(folders.flat())].filter((folder) => folder !== projectRoot).toSorted();
}

function isWithin(root: string, file: string): boolean {
  return root === '.' || file.startsWith(`${root}/`);
}

function readMentions(path: string, workspaceRoot: string): Mentions {
  if (!sourceExtensions.includes(extname(path))) return nothing;
  const text = readFileSync(path, 'utf8');
  const quoted = text.matchAll(/(?<quote>['"`])(?<text>[@a-z.][\w@./-]*)\k<quote>/gu);
  const texts = [...quoted].map((match) => match.groups?.['text'] ?? '');
  return {
    paths: texts
      .filter((text) => /^\.{1,2}\//u.test(text))
      .flatMap((text) => existingFile(join(dirname(path), text)) ?? [])
      .map((file) => relative(workspaceRoot, file).replaceAll('\\', '/'))
      .filter((file) => !file.startsWith('../')),
    packages: texts.filter((text) => !text.startsWith('.')).map(packageName),
    envDirs: envDirExpressions(text),
    movesRoot: /\broot\s*:/u.test(text),
  };
}

const nothing: Mentions = { paths: [], packages: [], envDirs: [], movesRoot: false };

function existingFile(path: string): string | undefined {
  return ['', ...sourceExtensions].map((extension) => path + extension).find(isFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
