import {
  findNodeAtLocation,
  parseTree,
  printParseErrorCode,
  type JSONPath,
  type Node,
  type ParseError,
} from 'jsonc-parser';

/** A place in a text, both counted from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Why a text is not JSON, and where. */
export interface JsonSyntaxError extends TextPosition {
  readonly reason: string;
}

/** A JSON text that remembers where everything stands. */
export interface JsonText {
  readonly value: unknown;
  /** Where the value at a path stands; the nearest one above it where there is none. */
  readonly positionOf: (path: JSONPath) => TextPosition;
  /** Where a key of the object at a path stands. */
  readonly positionOfKey: (path: JSONPath, key: string) => TextPosition;
  /** Every key that stands in one object more than once, as the path of the object and the key. */
  readonly repeatedKeys: readonly { readonly path: JSONPath; readonly key: string }[];
}

const reasons: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word that JSON does not have',
  InvalidNumberFormat: 'a malformed number',
  PropertyNameExpected: 'no property name where one must stand; after a last comma, for example',
  ValueExpected: 'no value where one must stand',
  ColonExpected: 'no colon after a property name',
  CommaExpected: 'no comma between two entries',
  CloseBraceExpected: 'a { without its }',
  CloseBracketExpected: 'a [ without its ]',
  EndOfFileExpected: 'something after the end of the document',
  InvalidCommentToken: 'a comment, which JSON does not have',
  UnexpectedEndOfComment: 'a comment, which JSON does not have',
  UnexpectedEndOfString: 'a text without its closing quote',
  UnexpectedEndOfNumber: 'a number that breaks off',
  InvalidUnicode: 'a malformed \\u escape',
  InvalidEscapeCharacter: 'a malformed \\ escape',
  InvalidCharacter: 'a control character inside a text',
};

/**
 * Parses JSON strictly, without comments and without trailing commas.
 *
 * @param text - The whole text; a byte order mark at its start is passed over.
 * @returns The value with the positions of its parts, or the first error.
 */
export function parseJsonText(
  text: string,
): { readonly ok: true; readonly json: JsonText } | { readonly ok: false; readonly error: JsonSyntaxError } {
  const body = text.replace(/^\uFEFF/u, '');
  const errors: ParseError[] = [];
  const root = parseTree(body, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first !== undefined || root === undefined) return { ok: false, error: describe(body, first) };
  return { ok: true, json: locate(body, root) };
}

function describe(text: string, error: ParseError | undefined): JsonSyntaxError {
  const name = error === undefined ? 'ValueExpected' : printParseErrorCode(error.error);
  return { ...positionAt(text, error?.offset ?? 0), reason: reasons[name] ?? name };
}

function locate(text: string, root: Node): JsonText {
  return {
    value: JSON.parse(text) as unknown,
    positionOf: (path) => positionAt(text, nearest(root, path).offset),
    positionOfKey: (path, key) => positionAt(text, keyNode(root, path, key).offset),
    repeatedKeys: repeatedKeys(root, []),
  };
}

function nearest(root: Node, path: JSONPath): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return root;
}

function keyNode(root: Node, path: JSONPath, key: string): Node {
  const keys = entries(nearest(root, path)).filter(([name]) => name.value === key);
  return keys.at(-1)?.[0] ?? nearest(root, path);
}

function repeatedKeys(node: Node, path: JSONPath): { path: JSONPath; key: string }[] {
  const own = entries(node).map(([key]) => String(key.value));
  const repeated = new Set(own.filter((key, index) => own.indexOf(key) < index));
  const below = entries(node).flatMap(([key, value]) => repeatedKeys(value, [...path, String(key.value)]));
  return [...[...repeated].map((key) => ({ path, key })), ...below];
}

function entries(node: Node): [key: Node, value: Node][] {
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }): [Node, Node][] =>
    key === undefined || value === undefined ? [] : [[key, value]],
  );
}

function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
