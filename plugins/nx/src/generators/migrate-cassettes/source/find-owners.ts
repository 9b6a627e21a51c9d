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

/** What stands at a place: a value, which is for those who use it; or an act, which is for those it is done before. */
export type Standing = 'value' | 'act';

/**
 * Finds whom what stands at a place is for: the test around it; where a function or a value is declared there,
 * those who use its name; else all tests of the suite, or of the file.
 *
 * @param source - The file.
 * @param position - Offset in its text.
 * @param standing - What stands there. An act is done where it stands, whoever uses what comes of it.
 * @returns The tests; none where one of them has a name that is computed.
 */
export function findOwners(source: TestSource, position: number, standing: Standing): readonly SourceTest[] {
  const found = ownersOf(source, { position, standing, seen: new Set() });
  const isUnsure = found.some((block) => block.names === undefined);
  return isUnsure ? [] : source.tests.filter(({ call }) => found.some((block) => block.call === call));
}

interface Place {
  readonly position: number;
  readonly standing: Standing;
  /** Names that were followed. */
  readonly seen: ReadonlySet<string>;
}

function ownersOf(source: TestSource, place: Place): readonly SourceBlock[] {
  const { position } = place;
  const around = source.blocks.filter(({ call }) => call.start <= position && position < call.end);
  const test = around.findLast(({ kind }) => kind === 'test');
  if (test !== undefined) return [test];
  const suite = around.at(-1);
  return usersOf(source, place, suite?.call.start ?? 0) ?? testsWithin(source, suite);
}

/** Where a function is called, what is in it is done: there, it is an act. */
function usersOf(source: TestSource, place: Place, begin: number): readonly SourceBlock[] | undefined {
  const names = declaredAround(source.source, place, begin).filter((name) => !place.seen.has(name));
  const uses = names.flatMap((name) =>
    referencesTo(source.source, name).map(({ start }) => ({ name, position: start })),
  );
  if (uses.length === 0) return undefined;
  const { standing, seen } = place;
  return uses.flatMap(({ name, position }) =>
    ownersOf(source, { position, standing, seen: new Set([...seen, name]) }),
  );
}

/** Names that the statement declares in which something stands: a constant, a function. */
function declaredAround(
  { nodes }: ParsedSource,
  { position, standing }: Place,
  begin: number,
): readonly string[] {
  const around = nodes.filter(({ start, end }) => start >= begin && start <= position && position < end);
  const declaration = around.find(({ type }) => /^(?:Variable|Function)Declaration$/u.test(type));
  const isInFunction = around.some(
    (node) => declaration !== undefined && node.start >= declaration.start && /Function/u.test(node.type),
  );
  if (declaration === undefined || (standing === 'act' && !isInFunction)) return [];
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
