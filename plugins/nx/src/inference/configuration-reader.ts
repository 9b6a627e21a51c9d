import { readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { configurationMentions, noMentions, type ConfigurationMentions } from './configuration-mentions.ts';
import { envFolder } from './env-folder.ts';
import { pathFinder, type NamedPath, type PathFinder } from './path-finder.ts';

/** What a project's Vitest configuration brings in from outside the project. */
export interface ConfigurationFacts {
  /** Files of the workspace, relative to its root, with slashes: shared configuration, set-up files. */
  readonly files: readonly string[];
  /** Folders of the workspace, likewise: aliases, folders that are served, tests that stand elsewhere. */
  readonly folders: readonly string[];
  /** Names of packages, among them some that are none: everything quoted that could be one. */
  readonly packages: readonly string[];
  /** Folders that dotenv files are taken from, relative to the workspace root; `undefined` where its text does not tell. */
  readonly envFolders: readonly string[] | undefined;
}

/** Reads the configuration of a project, given relative to the workspace root. */
export type ConfigurationReader = (configFile: string) => ConfigurationFacts;

/** What is shared by the configurations of a workspace. */
interface Sources {
  readonly mentionsOf: (file: string) => ConfigurationMentions;
  readonly finder: PathFinder;
}

/** A file that the configuration of a project leads to, and what it mentions. */
type Reading = readonly [file: string, mentions: ConfigurationMentions];

const sourceExtensions = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.tsx', '.jsx'];

/**
 * Reads Vitest configurations by their text. Shared files at the workspace root belong to no project, so Nx
 * does not follow them.
 *
 * @param workspaceRoot - Absolute path of the workspace root.
 * @returns A reader that remembers the files that several projects share.
 */
export function configurationReader(workspaceRoot: string): ConfigurationReader {
  const known = new Map<string, ConfigurationMentions>();
  const mentionsOf = (file: string): ConfigurationMentions => {
    const mentions = known.get(file) ?? readMentions(join(workspaceRoot, file));
    known.set(file, mentions);
    return mentions;
  };
  const sources = { mentionsOf, finder: pathFinder(workspaceRoot) };
  return (configFile) => collect(configFile, sources);
}

/**
 * Follows everything that the configuration mentions, and what files outside the project mention
 * in turn. Inside the project it stops after one step: there Nx follows imports itself.
 */
function collect(configFile: string, { mentionsOf, finder }: Sources): ConfigurationFacts {
  const root = posix.dirname(configFile);
  const files = new Set([configFile]);
  const folders = new Set<string>();
  for (const file of files) {
    const followed = namedPaths({ file, projectRoot: root }, mentionsOf(file), finder).filter(
      ({ path }) => file === configFile || !isWithin(root, path),
    );
    for (const { path, kind } of followed) (kind === 'file' ? files : folders).add(path);
  }
  const readings = [...files].map((file) => [file, mentionsOf(file)] as const);
  return {
    files: [...files].filter((file) => !isWithin(root, file)).toSorted(),
    folders: [...folders].filter((folder) => isBeside(root, folder)).toSorted(),
    packages: [...new Set(readings.flatMap(([, { texts }]) => texts.filter(isSpecifier).map(packageName)))],
    envFolders: envFolders(root, readings),
  };
}

function namedPaths(
  place: Parameters<PathFinder['ofText']>[1],
  { texts, joined }: ConfigurationMentions,
  { ofText, ofJoined }: PathFinder,
): readonly NamedPath[] {
  return [
    ...texts.flatMap((text) => ofText(text, place)),
    ...joined.flatMap((path) => ofJoined(path, place)),
  ];
}

function envFolders(projectRoot: string, readings: readonly Reading[]): readonly string[] | undefined {
  const expressions = readings.flatMap(([file, { envFolders: found }]) =>
    found.map((expression) => ({ file, expression })),
  );
  const set = expressions.map(({ file, expression }) => envFolder(expression, { file, projectRoot }));
  const movesRoot =
    expressions.some(({ expression }) => expression.of === 'envDir') &&
    readings.some(([, mentions]) => mentions.movesRoot);
  if (movesRoot || set.includes(undefined)) return undefined;
  const named = readings.flatMap(([file, { texts }]) =>
    dotenvFolders(texts, [posix.dirname(file), projectRoot]),
  );
  const all = [...set.flatMap((folders) => folders ?? []), ...named];
  return [...new Set(all)].filter((folder) => folder !== projectRoot && folder !== '.').toSorted();
}

/** Of dotenv files that are named themselves: `process.loadEnvFile('../../.env.shared')`. */
function dotenvFolders(texts: readonly string[], bases: readonly string[]): readonly string[] {
  return texts
    .filter((text) => text.startsWith('.') && /^\.env(?:\..+)?$/u.test(posix.basename(text)))
    .flatMap((text) => bases.map((base) => posix.join(base, posix.dirname(text))));
}

function isWithin(root: string, file: string): boolean {
  return root === '.' || file === root || file.startsWith(`${root}/`);
}

/** Neither in the project nor around it: a folder around it is named to start a path from. */
function isBeside(root: string, folder: string): boolean {
  return !isWithin(root, folder) && !isWithin(folder, root);
}

function readMentions(path: string): ConfigurationMentions {
  return sourceExtensions.includes(extname(path))
    ? configurationMentions(readFileSync(path, 'utf8'))
    : noMentions;
}

function isSpecifier(text: string): boolean {
  return text !== '' && !text.startsWith('.');
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
