import { extname } from 'node:path';
import type { ConfigurationParser } from '../../vitest-configuration/with-plumbline.ts';
import { isNode, nodesIn, nodesOf, type SourceNode } from './source-node.ts';

/** A source file that was parsed. */
export interface ParsedSource {
  /** Relative to the workspace root. */
  readonly file: string;
  readonly text: string;
  readonly program: SourceNode;
  /** All nodes, in the order of the source. */
  readonly nodes: readonly SourceNode[];
}

/**
 * Parses a source file.
 *
 * @param file - Path, relative to the workspace root; its extension says the language.
 * @param text - Its content.
 * @param parse - Vite's `parseSync`.
 * @returns The source; `undefined` where it cannot be parsed.
 */
export function parseSource(
  file: string,
  text: string,
  parse: ConfigurationParser,
): ParsedSource | undefined {
  const isTypeScript = /\.[cm]?ts$/u.test(file);
  const lang = isTypeScript ? 'ts' : 'tsx';
  const { program, errors } = parse(`source${extname(file)}`, text, { lang, sourceType: 'unambiguous' });
  const root: unknown = program;
  if (errors.length > 0 || !isNode(root)) return undefined;
  return { file, text, program: root, nodes: nodesIn(root) };
}

/**
 * Tells the line of a place.
 *
 * @param source - The source.
 * @param position - Offset in its text.
 * @returns The line, from 1.
 */
export function lineOf({ text }: Pick<ParsedSource, 'text'>, position: number): number {
  return text.slice(0, position).split('\n').length;
}

/**
 * Lists the places where a name is used, those left out that declare or merely spell it.
 *
 * @param source - The source.
 * @param name - The name.
 * @returns The identifiers, in the order of the source.
 */
export function referencesTo({ nodes }: ParsedSource, name: string): readonly SourceNode[] {
  const spelled = new Set(nodes.flatMap(spelledNames));
  return nodes.filter((node) => isNamed(node, name) && !spelled.has(node));
}

function isNamed(node: SourceNode, name: string): boolean {
  return (node.type === 'Identifier' || node.type === 'JSXIdentifier') && node['name'] === name;
}

/** Names that are no uses of a variable: those declared here, of members, of properties. */
function spelledNames(node: SourceNode): readonly SourceNode[] {
  if (node['computed'] === true || node['shorthand'] === true) return [];
  return nodesOf(node[spelling.get(node.type) ?? '']).flatMap(nodesIn);
}

const spelling: ReadonlyMap<string, string> = new Map([
  ['MemberExpression', 'property'],
  ['Property', 'key'],
  ['VariableDeclarator', 'id'],
  ['FunctionDeclaration', 'id'],
  ['ImportDeclaration', 'specifiers'],
]);
