import type { ConfigurationParser } from '../../vitest-configuration/with-plumbline.ts';
import { applyEdits } from '../set-up/apply-edits.ts';
import { findAdvice } from '../set-up/find-advice.ts';
import { findSetUp } from '../set-up/find-set-up.ts';
import { findWrittenKeys, liveText } from '../set-up/live-text.ts';
import { findToolNames } from '../set-up/recording-tools.ts';
import { removeSetUp, removeUnusedImports, type HandStep } from '../set-up/remove-set-up.ts';
import { tagEdits } from '../set-up/tag-tests.ts';
import type { TestSource } from '../source/find-owners.ts';
import { findBlocks, namedTests } from '../source/find-tests.ts';
import { lineOf, parseSource, type ParsedSource } from '../source/parsed-source.ts';
import type { PlannedCassette } from './plan-cassettes.ts';

/** How test files are changed. */
export interface SourceWishes {
  readonly parse: ConfigurationParser;
  readonly cassettes: readonly PlannedCassette[];
  readonly keepLive: boolean;
  /** Full names of the tests to keep live; those whose every answer is a success where there are none. */
  readonly goldenPaths: readonly string[];
  readonly credentials: readonly string[];
}

/** A copy of a test file that asks the real services. */
export interface LiveCopy {
  readonly file: string;
  readonly text: string;
  readonly steps: readonly HandStep[];
}

/** What becomes of one test file. */
export interface SourcePlan {
  readonly file: string;
  /** Its new text; absent where it stays as it is. */
  readonly text?: string;
  readonly live?: LiveCopy;
  /** What people have to do themselves. */
  readonly steps: readonly HandStep[];
}

/**
 * Plans what becomes of a test file whose tests have cassettes now: without the set-up of the recording tool, its
 * tests in tier 2, and a copy of its golden paths in tier 3 where that is wanted.
 *
 * @param source - The test file.
 * @param wishes - How test files are changed.
 * @returns The plan. A file of which not all can go stays as it is.
 */
export function planSource(source: TestSource, wishes: SourceWishes): SourcePlan {
  const { file } = source.source;
  const own = wishes.cassettes.filter(({ test }) => test.file === file);
  const complete = new Set(own.filter(({ isComplete }) => isComplete).map(({ test }) => test.name));
  const setUp = findSetUp({ source, tools: findToolNames(source.source), complete });
  const removed = removeSetUp(source.source, setUp);
  if ('steps' in removed) return { file, steps: removed.steps };
  const cleaned = reread(source.source, removed.text, wishes);
  if (cleaned === undefined)
    return { file, steps: [{ file, line: 1, what: 'what was left of it could not be parsed' }] };
  const { text, steps } = tagged(cleaned, own);
  const live = wishes.keepLive ? liveCopy(cleaned, own, wishes) : undefined;
  const advice = findAdvice(source.source, setUp.statements);
  return { file, text, ...(live && { live }), steps: [...advice, ...steps, ...(live?.steps ?? [])] };
}

function reread(before: ParsedSource, text: string, { parse }: SourceWishes): TestSource | undefined {
  const after = parseSource(before.file, text, parse);
  return after && readTests(parseSource(before.file, removeUnusedImports(before, after), parse));
}

/**
 * Finds the tests of a source file.
 *
 * @param source - The file, where it could be parsed.
 * @returns The file with its tests.
 */
export function readTests(source: ParsedSource | undefined): TestSource | undefined {
  if (source === undefined) return undefined;
  const blocks = findBlocks(source);
  return { source, blocks, tests: namedTests(source, blocks) };
}

function tagged(
  { source, tests }: TestSource,
  cassettes: readonly PlannedCassette[],
): { readonly text: string; readonly steps: readonly HandStep[] } {
  const own = tests.filter(({ name, before }) =>
    cassettes.some(({ test }) => test.name === name && test.before === before),
  );
  const edits = own.map((test) => ({ test, edits: tagEdits(source, test, { tier: 'tier2' }) }));
  const unseen = edits.filter((one) => one.edits === undefined);
  return {
    text: applyEdits(
      source.text,
      edits.flatMap((one) => one.edits ?? []),
    ),
    steps: unseen.map(({ test }) => ({
      file: source.file,
      line: lineOf(source, test.call.start),
      what: `tag the test "${test.name}" with tier2: its options cannot be seen`,
    })),
  };
}

function liveCopy(
  source: TestSource,
  cassettes: readonly PlannedCassette[],
  { parse, goldenPaths, credentials }: SourceWishes,
): LiveCopy | undefined {
  const named = cassettes.map(({ test }) => test.name).filter((name) => goldenPaths.includes(name));
  const successes = cassettes.filter(({ isGolden }) => isGolden).map(({ test }) => test.name);
  const golden = new Set(goldenPaths.length > 0 ? named : successes);
  const file = source.source.file.replace(/(?=\.(?:test|spec)\.[cm]?[jt]sx?$)/u, '.live');
  const text = liveText(source, { golden, credentials });
  const copy = text === undefined ? undefined : parseSource(file, text, parse);
  const tidy = copy && parseSource(file, removeUnusedImports(source.source, copy), parse);
  return tidy && { file, text: tidy.text, steps: findWrittenKeys(tidy) };
}
