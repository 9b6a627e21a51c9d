/** A node of a syntax tree, as ESTree has it; nothing is known of its fields before they are looked at. */
export interface SourceNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/**
 * Tells whether a value is a node.
 *
 * @param value - Any value.
 * @returns True for what has a type and a place.
 */
export function isNode(value: unknown): value is SourceNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

/**
 * Reads a field that holds nodes.
 *
 * @param value - The field: one node, a list, or nothing.
 * @returns The nodes in it.
 */
export function nodesOf(value: unknown): readonly SourceNode[] {
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter(isNode);
}

/**
 * Reads a field that holds a node, or a list of which the first counts.
 *
 * @param node - The node that has the field, if there is one.
 * @param field - Name of the field.
 * @returns The node in it, or `undefined`.
 */
export function childOf(node: SourceNode | undefined, field: string): SourceNode | undefined {
  return nodesOf(node?.[field])[0];
}

/**
 * Reads the name of an identifier, or the text of a literal.
 *
 * @param node - The node, if there is one.
 * @returns The name; an empty text where it has none.
 */
export function nameOf(node: SourceNode | undefined): string {
  const name = node?.['name'] ?? node?.['value'];
  return typeof name === 'string' ? name : '';
}

/**
 * Lists a node and all below it, in the order of the source.
 *
 * @param node - The node.
 * @returns The nodes.
 */
export function nodesIn(node: SourceNode): readonly SourceNode[] {
  return [node, ...Object.values(node).flatMap((field) => nodesOf(field).flatMap(nodesIn))];
}

const wrappers = new Set([
  'AwaitExpression',
  'ChainExpression',
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'UnaryExpression',
]);

/**
 * Takes off what stands around an expression: `await`, `void`, parentheses, assertions of types.
 *
 * @param node - The expression.
 * @returns What is in it.
 */
export function unwrapped(node: SourceNode): SourceNode {
  if (node.type === 'UnaryExpression' && node['operator'] !== 'void') return node;
  const [inner] = wrappers.has(node.type) ? nodesOf(node['expression'] ?? node['argument']) : [];
  return inner === undefined ? node : unwrapped(inner);
}

/**
 * Finds the name that an expression begins with: `nock` in `await nock('…').get('/').reply(200)`.
 *
 * @param node - The expression.
 * @returns The name; `undefined` where it begins with none.
 */
export function rootName(node: SourceNode): string | undefined {
  const inner = unwrapped(node);
  if (inner.type === 'Identifier') return String(inner['name']);
  const [next] = nodesOf(inner['callee'] ?? inner['object']);
  return next === undefined ? undefined : rootName(next);
}

/**
 * Reads a member's name.
 *
 * @param node - An expression.
 * @returns `reply` of `scope.reply`; `undefined` where it is no member.
 */
export function memberName(node: SourceNode | undefined): string | undefined {
  if (node?.type !== 'MemberExpression' || node['computed'] === true) return undefined;
  const [property] = nodesOf(node['property']);
  return property === undefined ? undefined : String(property['name']);
}
