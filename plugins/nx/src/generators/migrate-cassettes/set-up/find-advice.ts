import type { HandStep } from './remove-set-up.ts';
import { lineOf, type ParsedSource } from '../source/parsed-source.ts';
import { childOf, memberName, nameOf, nodesIn, nodesOf, type SourceNode } from '../source/source-node.ts';

/** Options that say which requests are equal. */
const matching = new Set([
  'matchRequestsBy',
  'matchHeaders',
  'ignoreHeaders',
  'matchBody',
  'matchQuery',
  'excludeUrls',
]);

/**
 * Says what of a set-up has a counterpart that people choose themselves.
 *
 * @param source - The file as it was.
 * @param statements - The statements that went.
 * @returns What to look at, with the lines that they were in.
 */
export function findAdvice(source: ParsedSource, statements: readonly SourceNode[]): readonly HandStep[] {
  return statements.flatMap(nodesIn).flatMap((node) => {
    const what = adviceFor(node);
    return what === undefined ? [] : [{ file: source.file, line: lineOf(source, node.start), what }];
  });
}

function adviceFor(node: SourceNode): string | undefined {
  const option = node.type === 'Property' ? nameOf(childOf(node, 'key')) : '';
  if (matching.has(option))
    return `${option} went: which requests are equal is said by cassettes.rules in plumbline.json`;
  const called = memberName(childOf(node, 'callee')) ?? '';
  if (called === 'enableNetConnect' && nodesOf(node['arguments']).length === 0) return undefined;
  return calls.get(called);
}

const unplayed =
  'went: cassettes.unplayed in plumbline.json says what becomes of recordings that nobody asks for';

const calls: ReadonlyMap<string, string> = new Map([
  [
    'enableNetConnect',
    'enableNetConnect went: hosts that tests may reach are allowed by plumbline({ allowHosts })',
  ],
  ['done', `done() ${unplayed}`],
  ['isDone', `isDone() ${unplayed}`],
]);
