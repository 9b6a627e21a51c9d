import { envDirExpressions, loadEnvExpressions, type FolderExpression } from './env-folder.ts';

/** What a file of a configuration names, by its text. */
export interface ConfigurationMentions {
  /** Everything quoted that could be a path or the name of a package; of a glob, the folder that it starts from. */
  readonly texts: readonly string[];
  /** Paths that are put together of a folder and several strings: `resolve(here, '..', 'shared')`. */
  readonly joined: readonly string[];
  /** Where it says that dotenv files are. */
  readonly envFolders: readonly FolderExpression[];
  /** Whether it may move the folder that `envDir` starts from. */
  readonly movesRoot: boolean;
}

/** A file that is no source mentions nothing. */
export const noMentions: ConfigurationMentions = { texts: [], joined: [], envFolders: [], movesRoot: false };

const quoted = /(?<quote>['"`])(?<text>[@a-z.][\w@./*?{},()[\]!+-]*)\k<quote>/gu;
const joining = /\(\s*[\w$.]+(?:\(\))?\s*,\s*(?<parts>['"`][^()]*['"`])[\s,]*\)/gu;

/**
 * Reads what a file names. Not its imports alone: set-up files, environments, aliases and
 * reporters are named by strings.
 *
 * @param text - Source of the file.
 * @returns What it names, whether it exists or not.
 */
export function configurationMentions(text: string): ConfigurationMentions {
  const texts = [...text.matchAll(quoted)].map((match) => match.groups?.['text'] ?? '');
  const joined = [...text.matchAll(joining)].map((match) => join(match.groups?.['parts'] ?? ''));
  return {
    texts: [...new Set(texts.map(startOfGlob))],
    joined: [...new Set(joined)],
    envFolders: [...envDirExpressions(text), ...loadEnvExpressions(text)],
    movesRoot: /\broot\s*:/u.test(text),
  };
}

function startOfGlob(text: string): string {
  const glob = text.search(/[*?{}()[\]!+,]/u);
  return glob < 0 ? text : text.slice(0, Math.max(0, text.lastIndexOf('/', glob)));
}

function join(parts: string): string {
  return [...parts.matchAll(/(?<quote>['"`])(?<text>[^'"`]*)\k<quote>/gu)]
    .map((match) => match.groups?.['text'] ?? '')
    .join('/');
}
