import { posix } from 'node:path';

/** Where an `envDir` stands. */
export interface EnvDirPlace {
  /** The file that sets it, relative to the workspace root. */
  readonly file: string;
  /** Root of the project, relative to the workspace root. */
  readonly projectRoot: string;
}

/**
 * Finds what a configuration sets Vite's `envDir` to, by its text.
 *
 * @param text - Source of the configuration.
 * @returns The expressions; one that is empty where it names `envDir` and sets it out of sight.
 */
export function envDirExpressions(text: string): readonly string[] {
  const code = text.replaceAll(/(?:^|\s)\/\/.*$|^\s*\*\s.*$/gmu, '');
  if (!/\benvDir\b/u.test(code)) return [];
  const found = [...code.matchAll(/\benvDir\b['"]?\s*[:=](?!=)\s*/gu)];
  return found.length === 0 ? [''] : found.map((match) => expressionAt(code, match.index + match[0].length));
}

/**
 * Resolves such an expression as far as it can be done without running it: a string, or strings
 * joined to the folder of the file.
 *
 * @param expression - Of {@link envDirExpressions}.
 * @param place - Where it stands.
 * @returns Folders relative to the workspace root, none where it sets no folder; `undefined` where
 *   only running it would tell.
 */
export function envFolder(expression: string, place: EnvDirPlace): readonly string[] | undefined {
  // `envDir: envDir` stands beside the expression that counts.
  if (['false', 'undefined', 'envDir'].includes(expression)) return [];
  const code = expression.replaceAll(
    /(?:path\.)?dirname\((?:url\.)?fileURLToPath\(import\.meta\.url\)\)/gu,
    '__dirname',
  );
  const parts = [...code.matchAll(quoted)].map((match) => match.groups?.['text'] ?? '');
  const frame = code.replaceAll(quoted, '');
  if (parts.length === 0 || parts.some((part) => /^\/|[\\:]|\$\{/u.test(part))) return undefined;
  if (frame.trim() === '') return [posix.join(place.projectRoot, ...parts)];
  return isBesideFile(frame) ? [posix.join(posix.dirname(place.file), ...parts)] : undefined;
}

const quoted = /(?<quote>['"`])(?<text>.*?)\k<quote>/gsu;

const known = /^(?:path|resolve|join|__dirname|import|meta|dirname|url|new|URL|fileURLToPath|pathname)$/u;

function isBesideFile(frame: string): boolean {
  const names = frame.match(/[\p{L}_$][\w$]*/gu) ?? [];
  return (
    /__dirname|import\.meta\.(?:dirname|url)/u.test(frame) &&
    !/\bdirname\s*\(|[^\w$\s.,()]/u.test(frame) &&
    names.every((name) => known.test(name))
  );
}

/** Up to the comma, the semicolon or the bracket that ends it. */
function expressionAt(code: string, start: number): string {
  let depth = 0;
  for (let at = start; at < code.length; at += 1) {
    const character = code[at] ?? '';
    if (depth === 0 && /[,;)}\]]/u.test(character)) return code.slice(start, at).trim();
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
  }
  return code.slice(start).trim();
}
