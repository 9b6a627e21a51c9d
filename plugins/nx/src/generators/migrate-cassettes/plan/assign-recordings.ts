import { posix } from 'node:path';
import { findOwners, type TestSource } from '../source/find-owners.ts';
import type { SourceTest } from '../source/find-tests.ts';
import { nameOf, type SourceNode } from '../source/source-node.ts';
import { findToolNames } from '../set-up/recording-tools.ts';
import type { FoundRecording } from './found-recording.ts';

/** Where a test uses a recording. */
export interface RecordingUse {
  readonly found: FoundRecording;
  readonly test: SourceTest;
  /** Where in the test file; orders several recordings of one test. */
  readonly position: number;
}

/** What recordings are for. */
export interface Assignment {
  readonly uses: readonly RecordingUse[];
  /** Recordings that no test was found for, and why. */
  readonly unused: readonly { readonly file: string; readonly reason: string }[];
}

/** Which test a recording belongs to, where somebody said so. */
export type SaidOwners = ReadonlyMap<string, readonly SourceTest[]>;

/**
 * Finds the tests that recordings belong to: as somebody said, by their names in the sources of tests, or by the
 * name that Polly gave them.
 *
 * @param recordings - The recordings.
 * @param sources - The test files of the project.
 * @param said - What somebody said.
 * @returns Which test uses which; nothing is guessed.
 */
export function assignRecordings(
  recordings: readonly FoundRecording[],
  sources: readonly TestSource[],
  said: SaidOwners,
): Assignment {
  const results = recordings.map((found) => ({ found, ...usesOf(found, { recordings, sources, said }) }));
  return {
    uses: results.flatMap(({ uses }) => uses),
    unused: results.flatMap(({ found, uses, reason }) =>
      uses.length > 0 ? [] : [{ file: found.file, reason }],
    ),
  };
}

interface Surroundings {
  readonly recordings: readonly FoundRecording[];
  readonly sources: readonly TestSource[];
  readonly said: SaidOwners;
}

interface Uses {
  readonly uses: readonly RecordingUse[];
  readonly reason: string;
}

const howToSay = 'say which with --map';

function usesOf(found: FoundRecording, { recordings, sources, said }: Surroundings): Uses {
  const told = said.get(found.file);
  if (told !== undefined) return { uses: told.map((test) => ({ found, test, position: 0 })), reason: '' };
  const named = sources.flatMap((source) => namedIn(found, source, recordings));
  if (named.length > 0) return ownersOf(found, named);
  const byName = sources.flatMap((source) => testsOfName(found, source));
  const uses = byName.map((test) => ({ found, test, position: 0 }));
  return { uses, reason: `no test names it: ${howToSay}` };
}

interface NamedPlace {
  readonly source: TestSource;
  readonly position: number;
  /** Whether the name may mean another recording as well. */
  readonly isAmbiguous: boolean;
}

function ownersOf(found: FoundRecording, places: readonly NamedPlace[]): Uses {
  if (places.some(({ isAmbiguous }) => isAmbiguous)) {
    return { uses: [], reason: `its name may mean another recording as well: ${howToSay}` };
  }
  const uses = places.flatMap(({ source, position }) =>
    findOwners(source, position, 'value').map((test) => ({ found, test, position })),
  );
  const distinct = uses.filter(
    (use, index) => uses.findIndex(({ test }) => test.call === use.test.call) === index,
  );
  return { uses: distinct, reason: `the names of the tests that use it are computed: ${howToSay}` };
}

/** Texts that are the recording's name, with or without its folder and its extension. */
function namedIn(
  found: FoundRecording,
  source: TestSource,
  recordings: readonly FoundRecording[],
): readonly NamedPlace[] {
  if (findToolNames(source.source).imported.size === 0 && found.recording.source !== 'har') return [];
  return source.source.nodes.filter(isText).flatMap((node) => {
    const text = textOf(node);
    if (!isNameOf(text, found)) return [];
    const others = recordings.filter((other) => other !== found && isNameOf(text, other));
    return [{ source, position: node.start, isAmbiguous: !isNearest(found, others, source) }];
  });
}

function isText({ type }: SourceNode): boolean {
  return type === 'Literal' || type === 'TemplateElement';
}

function textOf(node: SourceNode): string {
  const { value } = node;
  return typeof value === 'object' && value !== null && 'cooked' in value
    ? String(value.cooked)
    : nameOf(node);
}

function isNameOf(text: string, { file, recording }: FoundRecording): boolean {
  if (text !== '' && text === recording.name) return true;
  const name = text.replace(/^(?:\.{0,2}\/)+/u, '');
  return /\.\w+$/u.test(name) && (file === name || file.endsWith(`/${name}`));
}

/** Of several of one name, the one whose folder the source names too. */
function isNearest(
  found: FoundRecording,
  others: readonly FoundRecording[],
  { source }: TestSource,
): boolean {
  if (others.length === 0) return true;
  const isNamed = ({ file }: FoundRecording): boolean => {
    const folder = posix.basename(posix.dirname(file));
    return source.nodes.some((node) => isText(node) && textOf(node).split('/').includes(folder));
  };
  return isNamed(found) && !others.some(isNamed);
}

/** Polly's helpers name a recording as its test is named: `Suite/sub/test`. */
function testsOfName({ recording: { name } }: FoundRecording, { tests }: TestSource): readonly SourceTest[] {
  return name === undefined ? [] : tests.filter(({ names = [] }) => names.join('/') === name);
}
