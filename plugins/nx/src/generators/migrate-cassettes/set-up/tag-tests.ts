import { bodyOf, type SourceBlock, type SourceTest } from '../source/find-tests.ts';
import type { ParsedSource } from '../source/parsed-source.ts';
import { childOf, nameOf, nodesOf, type SourceNode } from '../source/source-node.ts';
import { staticValue, type Constants } from '../source/static-value.ts';
import type { SourceEdit } from './apply-edits.ts';

const nothing: Constants = new Map();

/** What a test is to say of itself. */
export interface WantedTags {
  readonly tier: 'tier2' | 'tier3';
  /** Environment variables that it needs, in tier 3. */
  readonly credentials?: readonly string[];
}

/**
 * Gives a test its tier. Tags of a test that is in the wanted tier already stay as they are.
 *
 * @param source - The file.
 * @param test - The test.
 * @param wanted - Tier and credentials.
 * @returns The edits; `undefined` where its options are not an object that can be seen.
 */
export function tagEdits(
  source: ParsedSource,
  test: SourceTest,
  wanted: WantedTags,
): readonly SourceEdit[] | undefined {
  if (wanted.tier === 'tier2' && [...test.suites, test].some((block) => tagsOf(block)?.includes('tier2')))
    return [];
  const body = bodyOf(test.call);
  const [, second, third] = nodesOf(test.call['arguments']);
  if (body === undefined || second === undefined) return undefined;
  if (second === body) return newOptions({ source, body, third, wanted });
  return second.type === 'ObjectExpression' ? changedOptions(second, wanted) : undefined;
}

/**
 * Reads the tags that a test or a suite has of its own.
 *
 * @param block - The test or suite.
 * @returns The tags; `undefined` where it has none, or they cannot be seen.
 */
export function tagsOf({ call }: SourceBlock): readonly string[] | undefined {
  const tags = propertyOf(optionsOf(call), 'tags');
  return tags && listedIn(tags);
}

function optionsOf(call: SourceNode): SourceNode | undefined {
  const [, second] = nodesOf(call['arguments']);
  return second?.type === 'ObjectExpression' ? second : undefined;
}

function propertyOf(object: SourceNode | undefined, name: string): SourceNode | undefined {
  return nodesOf(object?.['properties']).find(({ key }) => nameOf(nodesOf(key)[0]) === name);
}

interface NewOptions {
  readonly source: ParsedSource;
  readonly body: SourceNode;
  /** A timeout, which stands behind the function where there are no options. */
  readonly third: SourceNode | undefined;
  readonly wanted: WantedTags;
}

function newOptions({ source, body, third, wanted }: NewOptions): readonly SourceEdit[] {
  const timeout = third === undefined ? '' : `, timeout: ${source.text.slice(third.start, third.end)}`;
  const options = `{ ${facts([], wanted)}${timeout} }, `;
  const insertion = { start: body.start, end: body.start, text: options };
  return third === undefined ? [insertion] : [insertion, { start: body.end, end: third.end, text: '' }];
}

function changedOptions(options: SourceNode, wanted: WantedTags): readonly SourceEdit[] | undefined {
  const tags = propertyOf(options, 'tags');
  const own = tags === undefined ? [] : listedIn(tags);
  const isTold = propertyOf(options, 'meta') !== undefined && (wanted.credentials ?? []).length > 0;
  if (own === undefined || isTold) return undefined;
  const text = facts(own, wanted);
  return [tags === undefined ? firstProperty(options, text) : { start: tags.start, end: tags.end, text }];
}

function firstProperty({ start, properties }: SourceNode, text: string): SourceEdit {
  const isEmpty = nodesOf(properties).length === 0;
  return { start: start + 1, end: start + 1, text: isEmpty ? ` ${text} ` : ` ${text},` };
}

function listedIn(property: SourceNode): readonly string[] | undefined {
  const known = staticValue(childOf(property, 'value'), nothing)?.value;
  return Array.isArray(known) ? known.map(String) : undefined;
}

/** One tier; and no live test is quick. */
function facts(own: readonly string[], { tier, credentials = [] }: WantedTags): string {
  const others = own.filter((tag) => !/^tier[123]$/u.test(tag) && (tier !== 'tier3' || tag !== 'quick'));
  const meta = credentials.length === 0 ? '' : `, meta: { credentials: ${list(credentials)} }`;
  return `tags: ${list([tier, ...others])}${meta}`;
}

function list(words: readonly string[]): string {
  return `[${words.map((word) => `'${word.replaceAll("'", "\\'")}'`).join(', ')}]`;
}
