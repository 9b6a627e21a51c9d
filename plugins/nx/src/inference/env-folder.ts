import { posix } from 'node:path';

/** Source text that says where dotenv files are. */
export interface FolderExpression {
  /** The expression; empty where it stands out of sight. */
  readonly text: string;
  /** What it is an expression of: Vite starts `envDir` from the `root` of a configuration. */
  readonly of: 'envDir' | 'loadEnv';
}

/** Where such an expression stands. */
export interface ExpressionPlace {
  /** The file that holds it, relative to the workspace root. */
  readonly file: string;
  /** Root of the project, relative to the workspace root: the working directory of its tests, too. */
  readonly projectRoot: string;
}

/**
 * Finds what a configuration sets Vite's `envDir` to, by its text.
 *
 * @param source - Source of the configuration.
 * @returns The expressions; one that is empty where it names `envDir` and sets it out of sight.
 */
export function envDirExpressions(source: string): readonly FolderExpression[] {
  const code = withoutComments(source);
  if (!/\benvDir\b/u.test(code)) return [];
  const found = [...code.matchAll(/\benvDir\b['"]?\s*[:=](?!=)\s*/gu)];
  const texts = found.map((match) => expressionAt(code, match.index + match[0].length));
  return (found.length === 0 ? [''] : texts).map((text) => ({ text: constant(text, code), of: 'envDir' }));
}

/**
 * Finds the folders that a configuration loads dotenv files from by itself, with Vite's `loadEnv`.
 *
 * @param source - Source of the configuration.
 * @returns The second argument of each call; an empty one where it names `loadEnv` in another way.
 */
export function loadEnvExpressions(source: string): readonly FolderExpression[] {
  const code = withoutComments(source);
  const calls = [...code.matchAll(/\bloadEnv\s*\(/gu)];
  const others = /\bloadEnv\s+as\b|\bloadEnv\s*[=:](?!=)|=\s*loadEnv\b(?!\s*\()/u.test(code);
  const texts = calls.map((match) => secondArgument(code, match.index + match[0].length));
  return [...texts, ...(others ? [''] : [])].map((text) => ({ text: constant(text, code), of: 'loadEnv' }));
}

/**
 * Resolves such an expression as far as it can be done without running it: a string, or strings
 * joined to the folder of the file or to the working directory.
 *
 * @param expression - Of {@link envDirExpressions} or {@link loadEnvExpressions}.
 * @param place - Where it stands.
 * @returns Folders relative to the workspace root, none where it sets no folder; `undefined` where
 *   only running it would tell.
 */
export function envFolder(
  { text }: FolderExpression,
  { file, projectRoot }: ExpressionPlace,
): readonly string[] | undefined {
  // `envDir: envDir` stands beside the expression that counts.
  if (['false', 'undefined', 'envDir'].includes(text)) return [];
  const code = text.replaceAll(
    /(?:path\.)?dirname\((?:url\.)?fileURLToPath\(import\.meta\.url\)\)/gu,
    '__dirname',
  );
  const parts = [...code.matchAll(quoted)].map((match) => match.groups?.['text'] ?? '');
  if (code === '' || parts.some((part) => /^\/|[\\:]|\$\{/u.test(part))) return undefined;
  const start = startOf(code.replaceAll(quoted, '').trim());
  if (start === undefined) return undefined;
  return [posix.join(start === 'project' ? projectRoot : posix.dirname(file), ...parts)];
}

const quoted = /(?<quote>['"`])(?<text>.*?)\k<quote>/gsu;

const known =
  /^(?:path|resolve|join|__dirname|import|meta|dirname|url|new|URL|fileURLToPath|pathname|process|cwd)$/u;

/** What strings are joined to, seen from the rest of the expression. */
function startOf(frame: string): 'project' | 'file' | undefined {
  const names = frame.match(/[\p{L}_$][\w$]*/gu) ?? [];
  const isPlain = !/\bdirname\s*\(|[^\w$\s.,()]/u.test(frame) && names.every((name) => known.test(name));
  const isBesideFile = /__dirname|import\.meta\.(?:dirname|url)/u.test(frame);
  const isInProject = frame === '' || /process\.cwd\(\)/u.test(frame);
  if (!isPlain || isBesideFile === isInProject) return undefined;
  return isInProject ? 'project' : 'file';
}

function withoutComments(source: string): string {
  return source.replaceAll(/(?:^|\s)\/\/.*$|^\s*\*\s.*$/gmu, '');
}

/** What a name stands for, where the file itself says so once and for all. */
function constant(text: string, code: string): string {
  const found = [...code.matchAll(/\bconst\s+(?<name>[A-Za-z_$][\w$]*)\s*=\s*/gu)].filter(
    ({ groups }) => groups?.['name'] === text,
  );
  const [match] = found;
  return match === undefined || found.length > 1 ? text : expressionAt(code, match.index + match[0].length);
}

function secondArgument(code: string, start: number): string {
  const end = endOfExpression(code, start);
  return code[end] === ',' ? expressionAt(code, end + 1) : '';
}

function expressionAt(code: string, start: number): string {
  return code.slice(start, endOfExpression(code, start)).trim();
}

/** The comma, the semicolon, the line or the bracket that ends it. */
function endOfExpression(code: string, start: number): number {
  let depth = 0;
  for (let at = start; at < code.length; at += 1) {
    const character = code[at] ?? '';
    if (depth === 0 && isEnd(character, code.slice(start, at))) return at;
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
  }
  return code.length;
}

function isEnd(character: string, before: string): boolean {
  return /[,;)}\]]/u.test(character) || (character === '\n' && before.trim() !== '');
}
