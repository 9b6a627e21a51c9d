import type { ParsedSource } from './parsed-source.ts';
import { childOf, memberName, nameOf, nodesOf, unwrapped, type SourceNode } from './source-node.ts';

/** A value that is known without running anything. */
export interface Known {
  readonly value: unknown;
}

/** Constants of a module, by name. */
export type Constants = ReadonlyMap<string, SourceNode>;

/**
 * Lists the constants of a module.
 *
 * @param source - The module.
 * @returns What each `const` at its top level is.
 */
export function constantsOf({ program }: ParsedSource): Constants {
  const declarations = nodesOf(program['body'])
    .flatMap((node) => [node, ...nodesOf(node['declaration'])])
    .filter((node) => node.type === 'VariableDeclaration' && node['kind'] === 'const');
  const named = declarations
    .flatMap((node) => nodesOf(node['declarations']))
    .flatMap((node) =>
      nodesOf(node['id']).map((id) => [String(id['name']), nodesOf(node['init'])[0]] as const),
    );
  return new Map(named.flatMap(([name, init]) => (init === undefined ? [] : [[name, init]])));
}

/**
 * Reads a value that is written down: literals, lists and objects of them, constants, `JSON.stringify` of them.
 *
 * @param node - The expression.
 * @param constants - Constants that it may name.
 * @returns The value; `undefined` where it is computed.
 */
export function staticValue(node: SourceNode | undefined, constants: Constants): Known | undefined {
  if (node === undefined) return undefined;
  const inner = unwrapped(node);
  return readers[inner.type]?.(inner, constants);
}

const readers: Readonly<Record<string, (node: SourceNode, constants: Constants) => Known | undefined>> = {
  Literal: (node) => ('regex' in node ? undefined : { value: node['value'] }),
  TemplateLiteral: readTemplate,
  ArrayExpression: readList,
  ObjectExpression: readObject,
  Identifier: readConstant,
  UnaryExpression: readNegative,
  CallExpression: readCall,
};

function readTemplate(node: SourceNode, constants: Constants): Known | undefined {
  const values = nodesOf(node['expressions']).map((part) => staticValue(part, constants));
  const texts = nodesOf(node['quasis']).map(({ value }) => (value as { readonly cooked: string }).cooked);
  if (!values.every((value) => value !== undefined)) return undefined;
  return { value: texts.reduce((text, next, index) => `${text}${String(values[index - 1]?.value)}${next}`) };
}

function readList(node: SourceNode, constants: Constants): Known | undefined {
  const values = nodesOf(node['elements']).map((element) => staticValue(element, constants));
  return values.every((value) => value !== undefined)
    ? { value: values.map(({ value }) => value) }
    : undefined;
}

function readObject(node: SourceNode, constants: Constants): Known | undefined {
  const entries = nodesOf(node['properties']).map((property) => readProperty(property, constants));
  if (!entries.every((entry) => entry !== undefined)) return undefined;
  return { value: Object.fromEntries(entries) };
}

function readProperty(node: SourceNode, constants: Constants): readonly [string, unknown] | undefined {
  const [key] = nodesOf(node['key']);
  const value = staticValue(nodesOf(node['value'])[0], constants);
  if (node['computed'] === true || key === undefined || value === undefined) return undefined;
  return [String(key['name'] ?? key['value']), value.value];
}

function readConstant(node: SourceNode, constants: Constants): Known | undefined {
  const name = String(node['name']);
  if (name === 'undefined') return { value: undefined };
  const others = new Map(constants);
  others.delete(name);
  return staticValue(constants.get(name), others);
}

function readNegative(node: SourceNode, constants: Constants): Known | undefined {
  const known = staticValue(nodesOf(node['argument'])[0], constants);
  return node['operator'] === '-' && typeof known?.value === 'number' ? { value: -known.value } : undefined;
}

function readCall(node: SourceNode, constants: Constants): Known | undefined {
  const callee = childOf(node, 'callee');
  const isStringify = nameOf(childOf(callee, 'object')) === 'JSON' && memberName(callee) === 'stringify';
  const [argument, ...others] = nodesOf(node['arguments']);
  const known = isStringify && others.length === 0 ? staticValue(argument, constants) : undefined;
  return known && { value: JSON.stringify(known.value) };
}
