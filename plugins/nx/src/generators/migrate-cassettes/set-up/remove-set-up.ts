import { lineOf, referencesTo, type ParsedSource } from '../source/parsed-source.ts';
import { childOf, nameOf, nodesOf, type SourceNode } from '../source/source-node.ts';
import { applyEdits, type SourceEdit } from './apply-edits.ts';
import type { SetUp } from './find-set-up.ts';

/** Something that people have to do themselves. */
export interface HandStep {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

/** What became of a source: the new text; or what stands in the way, and then nothing is changed. */
export type Removal = { readonly text: string } | { readonly steps: readonly HandStep[] };

/**
 * Takes the set-up of a recording tool out of a source, all of it or nothing.
 *
 * @param source - The file.
 * @param setUp - What may go.
 * @returns The new text; or the places that use what would be gone.
 */
export function removeSetUp(source: ParsedSource, setUp: SetUp): Removal {
  const kept = setUp.kept.filter(({ node }) => !isWithin(node, setUp.statements));
  const left = [...setUp.names]
    .flatMap((name) => referencesTo(source, name))
    .filter((node) => !isWithin(node, setUp.statements) && !kept.some((one) => holds(one.node, node)));
  const steps = [
    ...kept.map(({ node, reason }) => step(source, node, reason)),
    ...left.map((node) => step(source, node, `uses ${nameOf(node)}`)),
  ];
  if (steps.length > 0) return { steps: distinct(steps) };
  const text = applyEdits(
    source.text,
    setUp.statements.map((node) => removalOf(source.text, node)),
  );
  return { text };
}

function isWithin(node: SourceNode, statements: readonly SourceNode[]): boolean {
  return statements.some((statement) => holds(statement, node));
}

function holds(outer: SourceNode, inner: SourceNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function step(source: ParsedSource, node: SourceNode, reason: string): HandStep {
  const line = lineOf(source, node.start);
  const code = source.text.split('\n')[line - 1]?.trim() ?? '';
  return { file: source.file, line, what: `${code.slice(0, 80)} (${reason})` };
}

function distinct(steps: readonly HandStep[]): readonly HandStep[] {
  const byLine = new Map(steps.map((one) => [one.line, one]));
  return [...byLine.values()].toSorted((one, other) => one.line - other.line);
}

/**
 * Makes the edit that takes a statement out: with its line where nothing else stands there, and one of the empty
 * lines around it.
 *
 * @param text - The source.
 * @param node - The statement.
 * @returns The edit.
 */
export function removalOf(text: string, node: SourceNode): SourceEdit {
  const start = text.lastIndexOf('\n', node.start - 1) + 1;
  const rest = begins(text.slice(node.end), /^[^\n]*\n?/u);
  const isAlone = text.slice(start, node.start).trim() === '' && /^\s*(?:;\s*)?(?:\/\/.*)?$/u.test(rest);
  if (!isAlone) return { start: node.start, end: node.end, text: '' };
  const end = node.end + rest.length;
  const isAfterGap = start === 0 || /(?:\n[ \t]*|\{[ \t]*)\n$/u.test(text.slice(0, start));
  const gap = isAfterGap ? begins(text.slice(end), /^(?:[ \t]*\n)*/u) : '';
  return { start, end: end + gap.length, text: '' };
}

function begins(text: string, pattern: RegExp): string {
  return pattern.exec(text)?.[0] ?? '';
}

/**
 * Takes out what is imported and no longer used, where it was used before.
 *
 * @param before - The source as it was.
 * @param after - The source as it is.
 * @returns The text.
 */
export function removeUnusedImports(before: ParsedSource, after: ParsedSource): string {
  const edits = nodesOf(after.program['body'])
    .filter(({ type }) => type === 'ImportDeclaration')
    .flatMap((node) => unusedEdits(node, before, after));
  return applyEdits(after.text, edits);
}

function unusedEdits(node: SourceNode, before: ParsedSource, after: ParsedSource): readonly SourceEdit[] {
  const specifiers = nodesOf(node['specifiers']);
  const unused = specifiers.filter((specifier) => {
    const name = nameOf(childOf(specifier, 'local'));
    return referencesTo(before, name).length > 0 && referencesTo(after, name).length === 0;
  });
  if (unused.length === 0) return [];
  if (unused.length === specifiers.length) return [removalOf(after.text, node)];
  return unused.map((specifier) => ({
    start: specifier.start,
    end: specifier.end + (/^\s*,\s*/u.exec(after.text.slice(specifier.end))?.[0].length ?? 0),
    text: '',
  }));
}
