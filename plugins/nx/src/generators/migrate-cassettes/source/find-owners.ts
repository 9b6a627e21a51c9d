import type { SourceBlock, SourceTest } from './find-tests.ts';
import { referencesTo, type ParsedSource } from './parsed-source.ts';
import { nodesIn, nodesOf, type SourceNode } from './source-node.ts';

/** A source file, and the tests in it. */
export interface TestSource {
  readonly source: ParsedSource;
  /** Tests and suites, also those whose names are computed. */
  readonly blocks: readonly SourceBlock[];
  /** The tests whose names are known. */
  readonly tests: readonly SourceTest[];
}

/**
 * Finds whom what stands at a place is for: the test around it; where a name is declared there, those who use
 * that name; else all tests of the suite, or of the file.
 *
 * @param source - The file.
 * @param position - Offset in its text.
 * @returns The tests; none where one of them has a name that is computed.
 */
export function findOwners(source: TestSource, position: number): readonly SourceTest[] {
  const found = ownersOf(source, position, new Set());
  const isUnsure = found.some((block) => block.names === undefined);
  return isUnsure ? [] : source.tests.filter(({ call }) => found.some((block) => block.call === call));
}

function ownersOf(source: TestSource, position: number, seen: ReadonlySet<string>): readonly SourceBlock[] {
  const around = source.blocks.filter(({ call }) => call.start <= position && position < call.end);
  const test = around.findLast(({ kind }) => kind === 'test');
  if (test !== undefined) return [test];
  const suite = around.at(-1);
  const users = usersOf(source, { position, suite, seen });
  return users ?? testsWithin(source, suite);
}

interface Place {
  readonly position: number;
  readonly suite: SourceBlock | undefined;
  readonly seen: ReadonlySet<string>;
}

function usersOf(source: TestSource, { position, suite, seen }: Place): readonly SourceBlock[] | undefined {
  const names = declaredAround(source.source, position, suite).filter((name) => !seen.has(name));
  const uses = names.flatMap((name) =>
    referencesTo(source.source, name).map(({ start }) => ({ name, start })),
  );
  if (uses.length === 0) return undefined;
  return uses.flatMap(({ name, start }) => ownersOf(source, start, new Set([...seen, name])));
}

/** Names that the statement declares in which something stands: a constant, a function. */
function declaredAround(
  { nodes }: ParsedSource,
  position: number,
  suite: SourceBlock | undefined,
): readonly string[] {
  const begin = suite?.call.start ?? 0;
  const declaration = nodes.find(
    ({ type, start, end }) =>
      start >= begin &&
      start <= position &&
      position < end &&
      /^(?:Variable|Function)Declaration$/u.test(type),
  );
  if (declaration === undefined) return [];
  const declarators = [declaration, ...nodesOf(declaration['declarations'])];
  return declarators.flatMap(({ id }) => nodesOf(id)).flatMap(namesIn);
}

/**
 * Lists the names that a pattern declares.
 *
 * @param pattern - A name, or a pattern that takes an object or a list apart.
 * @returns The names.
 */
export function namesIn(pattern: SourceNode): readonly string[] {
  const keys = new Set(
    nodesIn(pattern)
      .filter(({ type, shorthand }) => type === 'Property' && shorthand !== true)
      .flatMap(({ key }) => nodesOf(key)),
  );
  const { typeAnnotation } = pattern;
  const types = new Set(nodesOf(typeAnnotation).flatMap(nodesIn));
  return nodesIn(pattern)
    .filter((node) => node.type === 'Identifier' && !keys.has(node) && !types.has(node))
    .map((node) => String(node['name']));
}

function testsWithin({ blocks }: TestSource, suite: SourceBlock | undefined): readonly SourceBlock[] {
  return blocks.filter(
    ({ kind, suites }) => kind === 'test' && (suite === undefined || suites.includes(suite)),
  );
}
