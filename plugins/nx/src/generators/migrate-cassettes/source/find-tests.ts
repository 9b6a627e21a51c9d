import type { ParsedSource } from './parsed-source.ts';
import { constantsOf, staticValue, type Constants } from './static-value.ts';
import {
  childOf,
  memberName,
  nodesIn,
  nodesOf,
  rootName,
  unwrapped,
  type SourceNode,
} from './source-node.ts';

/** A test or a suite in a source file. */
export interface SourceBlock {
  readonly kind: 'test' | 'suite';
  /** Names from the outermost suite on; `undefined` where one of them is computed, as in `test.each`. */
  readonly names: readonly string[] | undefined;
  /** The whole call. */
  readonly call: SourceNode;
  /** The suites around it, from the outermost. */
  readonly suites: readonly SourceBlock[];
}

/** A test whose name is known. */
export interface SourceTest extends SourceBlock {
  readonly file: string;
  /** Full name, suites joined by " > ". */
  readonly name: string;
  /** How many tests of the same name stand before it in the file. */
  readonly before: number;
}

const blockNames: Readonly<Record<string, SourceBlock['kind']>> = {
  it: 'test',
  test: 'test',
  describe: 'suite',
  suite: 'suite',
};

/** Parts of `it.skip`, `describe.concurrent` and the like; the others make other things of a test. */
const modifiers = new Set(['only', 'skip', 'fails', 'todo', 'concurrent', 'sequential', 'shuffle']);

/**
 * Finds the tests and suites of a source file.
 *
 * @param source - The file.
 * @returns Tests and suites, in the order of the source.
 */
export function findBlocks(source: ParsedSource): readonly SourceBlock[] {
  const reading = { constants: constantsOf(source), kinds: kindsOf(source) };
  return blocksIn(source.program, [], reading);
}

/**
 * Picks the tests whose names are known.
 *
 * @param source - The file.
 * @param blocks - Its tests and suites.
 * @returns The tests, in the order of the source.
 */
export function namedTests({ file }: ParsedSource, blocks: readonly SourceBlock[]): readonly SourceTest[] {
  const counts = new Map<string, number>();
  return blocks.flatMap((block) => {
    if (block.kind !== 'test' || block.names === undefined) return [];
    const name = block.names.join(' > ');
    const before = counts.get(name) ?? 0;
    counts.set(name, before + 1);
    return [{ ...block, file, name, before }];
  });
}

interface Reading {
  readonly constants: Constants;
  readonly kinds: ReadonlyMap<string, SourceBlock['kind']>;
}

/** `const planTest = test.extend(…)` makes another name for `test`. */
function kindsOf({ nodes }: ParsedSource): Reading['kinds'] {
  const extended = nodes
    .filter((node) => node.type === 'VariableDeclarator')
    .map((node) => [nodesOf(node['id'])[0], nodesOf(node['init'])[0]] as const)
    .filter(([, init]) => init !== undefined && isExtension(init))
    .map(([id]) => [String(id?.['name']), 'test'] as const);
  return new Map([...Object.entries(blockNames), ...extended]);
}

function isExtension(init: SourceNode): boolean {
  const [callee] = nodesOf(unwrapped(init)['callee']);
  return memberName(callee) === 'extend' && ['it', 'test'].includes(rootName(init) ?? '');
}

function blocksIn(
  node: SourceNode,
  suites: readonly SourceBlock[],
  reading: Reading,
): readonly SourceBlock[] {
  const block = blockOf(node, suites, reading);
  const inner = block?.kind === 'suite' ? [...suites, block] : suites;
  const below = Object.values(node).flatMap((field) =>
    nodesOf(field).flatMap((child) => blocksIn(child, inner, reading)),
  );
  return block === undefined ? below : [block, ...below];
}

function blockOf(
  call: SourceNode,
  suites: readonly SourceBlock[],
  reading: Reading,
): SourceBlock | undefined {
  const callee = childOf(call, 'callee');
  if (callee === undefined || bodyOf(call) === undefined) return undefined;
  const kind = reading.kinds.get(rootName(callee) ?? '');
  if (kind === undefined) return undefined;
  const own = isPlain(callee) ? staticValue(childOf(call, 'arguments'), reading.constants) : undefined;
  return { kind, names: namesOf(own?.value, suites.at(-1)), call, suites };
}

function namesOf(own: unknown, around: SourceBlock | undefined): readonly string[] | undefined {
  if (typeof own !== 'string') return undefined;
  return around === undefined ? [own] : around.names && [...around.names, own];
}

/** `it`, `it.skip`, `describe.concurrent.only`: what a call of makes one block of one name. */
function isPlain(callee: SourceNode): boolean {
  if (callee.type === 'Identifier') return true;
  const [object] = nodesOf(callee['object']);
  const member = memberName(callee);
  return member !== undefined && modifiers.has(member) && object !== undefined && isPlain(object);
}

/**
 * Finds the function that a test, a suite or a hook runs.
 *
 * @param call - The call.
 * @returns The function; `undefined` where it is given by name, or not at all.
 */
export function bodyOf(call: SourceNode): SourceNode | undefined {
  return nodesOf(call['arguments']).find(isFunction);
}

/**
 * Tells whether a node is a function that is written there.
 *
 * @param node - The node.
 * @returns True for arrow functions and function expressions.
 */
export function isFunction({ type }: SourceNode): boolean {
  return type === 'ArrowFunctionExpression' || type === 'FunctionExpression';
}

/**
 * Tells whether there is a function anywhere in an expression.
 *
 * @param node - The expression.
 * @returns True where there is.
 */
export function holdsFunction(node: SourceNode): boolean {
  return nodesIn(node).some(isFunction);
}
