import type { TestSource } from '../source/find-owners.ts';
import type { SourceBlock } from '../source/find-tests.ts';
import { lineOf, type ParsedSource } from '../source/parsed-source.ts';
import { childOf, nameOf, nodesOf, type SourceNode } from '../source/source-node.ts';
import { applyEdits, type SourceEdit } from './apply-edits.ts';
import { removalOf, type HandStep } from './remove-set-up.ts';
import { tagEdits, tagsOf } from './tag-tests.ts';

/** What of a test file is kept live. */
export interface LiveWish {
  /** Full names of the tests: the golden paths. */
  readonly golden: ReadonlySet<string>;
  /** Environment variables that they need. */
  readonly credentials: readonly string[];
}

/**
 * Copies the golden paths of a test file, to run live: in tier 3, with the credentials that they need.
 *
 * @param source - The file, without the set-up of a recording tool.
 * @param wish - What of it is kept.
 * @returns The copy, not formatted; `undefined` where there is none, or the options of one cannot be seen.
 */
export function liveText(source: TestSource, { golden, credentials }: LiveWish): string | undefined {
  const { blocks, tests, source: parsed } = source;
  const kept = tests.filter(({ name }) => golden.has(name));
  const isKept = (block: SourceBlock): boolean =>
    kept.some(({ call, suites }) => call === block.call || suites.some((suite) => suite.call === block.call));
  const gone = blocks.filter((block) => !isKept(block) && block.suites.every(isKept));
  const tags = kept.map((test) => tagEdits(parsed, test, { tier: 'tier3', credentials }));
  if (kept.length === 0 || !tags.every((edits) => edits !== undefined)) return undefined;
  const text = applyEdits(parsed.text, [
    ...gone.map(({ call }) => removalOf(parsed.text, statementOf(source, call))),
    ...tags.flat(),
    ...blocks.filter((block) => block.kind === 'suite' && isKept(block)).flatMap(withoutQuick),
  ]);
  return `${types(parsed, credentials)}${text}`;
}

function statementOf({ source }: TestSource, call: SourceNode): SourceNode {
  const statement = source.nodes.find(
    (node) => node.type === 'ExpressionStatement' && childOf(node, 'expression') === call,
  );
  return statement ?? call;
}

/** Tags are inherited, and no live test is quick. */
function withoutQuick(suite: SourceBlock): readonly SourceEdit[] {
  const tags = tagsOf(suite);
  const [, options] = nodesOf(suite.call['arguments']);
  const property = nodesOf(options?.['properties']).find((one) => nameOf(childOf(one, 'key')) === 'tags');
  if (tags?.includes('quick') !== true || property === undefined) return [];
  const others = tags.filter((tag) => tag !== 'quick').map((tag) => `'${tag}'`);
  return [{ start: property.start, end: property.end, text: `tags: [${others.join(', ')}]` }];
}

/** Makes `meta.credentials` known to the compiler. */
function types({ file, text }: ParsedSource, credentials: readonly string[]): string {
  const isNeeded =
    credentials.length > 0 && /\.[cm]?tsx?$/u.test(file) && !text.includes('@plumbline/vitest');
  return isNeeded ? `import type {} from '@plumbline/vitest';\n` : '';
}

/**
 * Finds keys that are written down: they served a recording well, and serve no service.
 *
 * @param source - The live copy.
 * @returns Where they stand.
 */
export function findWrittenKeys(source: ParsedSource): readonly HandStep[] {
  return source.nodes.filter(isWrittenKey).map((node) => ({
    file: source.file,
    line: lineOf(source, node.start),
    what: `${nameOf(childOf(node, 'key'))} is written down: take it from process.env`,
  }));
}

function isWrittenKey(node: SourceNode): boolean {
  const isKey = /(?:key|token|secret|password|authorization)$/iu.test(nameOf(childOf(node, 'key')));
  return node.type === 'Property' && isKey && childOf(node, 'value')?.type === 'Literal';
}
