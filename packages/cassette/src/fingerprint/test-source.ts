import { builtin } from '../builtin.ts';
import { sourceTokens, type SourceToken } from './source-tokens.ts';

/**
 * Computes what the source of one test is known by: its file without comments, white space, and the other
 * tests in it. So a recording goes stale where its own test changes, or what the tests of the file share, and
 * not where a neighbour does. A test with a computed name cannot be told from its neighbours: it counts for all.
 *
 * @param source - Text of the test file.
 * @param test - Full name of the test, suites joined by " > ".
 * @returns SHA-256, in hexadecimal.
 */
export function testSource(source: string, test: string): string {
  const tokens = sourceTokens(source);
  const own: string[] = [];
  for (let index = 0; index < tokens.length;) {
    const end = endOfOtherTest(tokens, index, test);
    if (end === undefined) own.push(tokens[index]?.text ?? '');
    index = end ?? index + 1;
  }
  return builtin.crypto.hash('sha256', own.join('\n'), 'hex');
}

/** Behind a call of `test`, `it` or `workflow` whose name is written out and is not the test's; else `undefined`. */
function endOfOtherTest(tokens: readonly SourceToken[], at: number, test: string): number | undefined {
  if (!isTestWord(tokens, at)) return undefined;
  const open = endOfModifiers(tokens, at + 1);
  const name = tokens[open]?.text === '(' ? literalName(tokens[open + 1]) : undefined;
  if (name === undefined || name === test || test.endsWith(` > ${name}`)) return undefined;
  return behindBracket(tokens, open);
}

const testWords = new Set(['test', 'it', 'workflow']);

function isTestWord(tokens: readonly SourceToken[], at: number): boolean {
  const { kind, text } = tokens[at] ?? { kind: 'mark', text: '' };
  return kind === 'word' && testWords.has(text) && tokens[at - 1]?.text !== '.';
}

/** Names of `each` and `for` are formats. */
const formats = new Set(['each', 'for']);

function endOfModifiers(tokens: readonly SourceToken[], from: number): number {
  let at = from;
  while (tokens[at]?.text === '.' && !formats.has(tokens[at + 1]?.text ?? '')) at += 2;
  return at;
}

function literalName(token: SourceToken | undefined): string | undefined {
  const isLiteral = token?.kind === 'string' || (token?.kind === 'template' && !token.text.includes('${'));
  if (token === undefined || !isLiteral) return undefined;
  return token.text.slice(1, -1).replace(/\\(.)/gsu, '$1');
}

/** Behind the bracket that closes one, and the semicolon after it. */
function behindBracket(tokens: readonly SourceToken[], open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    depth += nesting(tokens[at]);
    if (depth === 0) return tokens[at + 1]?.text === ';' ? at + 2 : at + 1;
  }
  return undefined;
}

function nesting(token: SourceToken | undefined): number {
  if (token?.text === '(') return 1;
  return token?.text === ')' ? -1 : 0;
}
