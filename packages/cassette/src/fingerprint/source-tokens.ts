/** A piece of a source text, as far as its brackets and names matter. */
export interface SourceToken {
  readonly kind: 'word' | 'string' | 'template' | 'regex' | 'mark';
  readonly text: string;
}

/** A token, and where the text goes on behind it. */
interface ScannedToken extends SourceToken {
  readonly end: number;
}

const blank = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const word = /[\p{L}\p{N}_$#@]+/uy;
const quoted = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const pattern = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y;

/** A slash behind one of these begins a regular expression; behind another word it divides. */
const operators = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'void',
  'delete',
  'throw',
  'await',
  'yield',
]);

/**
 * Splits the source of a test into tokens, without comments and white space: TypeScript or JavaScript, as far
 * as needed to know strings, templates and regular expressions from brackets. What it cannot tell, such as
 * text in JSX, it splits in some way, and always in the same.
 *
 * @param source - The text.
 * @returns The tokens, in order.
 */
export function sourceTokens(source: string): SourceToken[] {
  const tokens: SourceToken[] = [];
  for (let at = 0; ;) {
    const token = nextToken(source, at, tokens.at(-1));
    if (token === undefined) return tokens;
    tokens.push({ kind: token.kind, text: token.text });
    at = token.end;
  }
}

function nextToken(source: string, from: number, before: SourceToken | undefined): ScannedToken | undefined {
  const at = afterBlanks(source, from);
  const kind = kindAt(source, at, before);
  if (kind === undefined) return undefined;
  const end = ends[kind](source, at);
  return { kind, text: source.slice(at, end), end };
}

function kindAt(
  source: string,
  at: number,
  before: SourceToken | undefined,
): SourceToken['kind'] | undefined {
  if (at >= source.length) return undefined;
  if (source[at] === '`') return 'template';
  if (begins(word, source, at)) return 'word';
  if (begins(quoted, source, at)) return 'string';
  return mayBeginPattern(before) && begins(pattern, source, at) ? 'regex' : 'mark';
}

const ends: Readonly<Record<SourceToken['kind'], (source: string, at: number) => number>> = {
  word: (source, at) => endOf(word, source, at),
  string: (source, at) => endOf(quoted, source, at),
  regex: (source, at) => endOf(pattern, source, at),
  template: endOfTemplate,
  mark: (_, at) => at + 1,
};

function begins(expression: RegExp, source: string, at: number): boolean {
  return endOf(expression, source, at) > at;
}

function endOf(expression: RegExp, source: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(source) ? expression.lastIndex : at;
}

function afterBlanks(source: string, from: number): number {
  for (let at = from; ;) {
    const end = endOf(blank, source, at);
    if (end === at) return at;
    at = end;
  }
}

function mayBeginPattern(before: SourceToken | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'mark') return !')]'.includes(before.text);
  return before.kind === 'word' && operators.has(before.text);
}

/** Behind its last backtick; of one that has none, the end of the text. */
function endOfTemplate(source: string, from: number): number {
  let at = from + 1;
  while (at < source.length && source[at] !== '`') {
    if (source[at] === '\\') at += 2;
    else if (source.startsWith('${', at)) at = endOfSubstitution(source, at + 2);
    else at += 1;
  }
  return Math.min(at + 1, source.length);
}

function endOfSubstitution(source: string, from: number): number {
  let depth = 1;
  let before: SourceToken | undefined;
  for (let at = from; ;) {
    const token = nextToken(source, at, before);
    if (token === undefined) return source.length;
    at = token.end;
    if (token.text === '{') depth += 1;
    else if (token.text === '}') depth -= 1;
    if (depth === 0) return at;
    before = token;
  }
}
