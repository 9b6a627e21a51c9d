import { cassettePath } from '@plumbline/vitest/cassette-path';
import {
  encodeMigratedCassette,
  readNockDefinitions,
  type EntryContext,
  type ForeignRecording,
  type MigratedCassette,
  type Shortfall,
} from '@plumbline/cassette/migration';
import type { WorkspaceConfiguration } from '@plumbline/contracts';
import { isPlumblineError } from '@plumbline/contracts/errors';
import { findOwners, type TestSource } from '../source/find-owners.ts';
import type { SourceTest } from '../source/find-tests.ts';
import { readInlineNock } from '../source/inline-nock.ts';
import { lineOf } from '../source/parsed-source.ts';
import { findToolNames } from '../set-up/recording-tools.ts';
import type { RecordingUse } from './assign-recordings.ts';
import type { AssignedRecording } from './found-recording.ts';

/** A cassette to write. */
export interface PlannedCassette {
  readonly test: SourceTest;
  readonly files: MigratedCassette;
  /** How many exchanges it holds. */
  readonly exchanges: number;
  /** Whether all that its recordings hold is in it. */
  readonly isComplete: boolean;
  /** Whether every answer in it is a success. */
  readonly isGolden: boolean;
}

/** What could not be carried over, and where it stands. */
export interface PlacedShortfall extends Omit<Shortfall, 'entry'> {
  /** The file, and the entry or the line in it. */
  readonly place: string;
}

/** Cassettes, and what is missing from them. */
export interface CassettePlan {
  readonly cassettes: readonly PlannedCassette[];
  readonly shortfalls: readonly PlacedShortfall[];
  /** Tests whose cassettes cannot be written, and why. */
  readonly refused: readonly { readonly test: string; readonly reason: string }[];
}

/** What cassettes are made of. */
export interface CassetteSources {
  readonly uses: readonly RecordingUse[];
  /** Test files whose own replies are carried over. */
  readonly sources: readonly TestSource[];
  readonly context: Pick<EntryContext, 'requestHeaders'>;
  readonly settings: WorkspaceConfiguration['cassettes'];
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Plans a cassette for each test that has recordings. Writes nothing.
 *
 * @param from - Recordings, test files, and how cassettes are made.
 * @returns The cassettes, and what is missing from them.
 */
export function planCassettes(from: CassetteSources): CassettePlan {
  const inline = from.sources.flatMap((source) => inlineRecordings(source, from.context));
  const all = [...from.uses.map(ofFile), ...inline.flatMap(({ assigned }) => assigned)];
  const tests = [...new Set(all.map(({ test }) => test))];
  const planned = tests.map((test) =>
    planCassette(
      test,
      all.filter((one) => one.test === test),
      from,
    ),
  );
  return {
    cassettes: planned.filter((one) => 'files' in one),
    refused: planned.filter((one) => 'reason' in one),
    shortfalls: [...fileShortfalls(from.uses), ...inline.flatMap(({ shortfalls }) => shortfalls)],
  };
}

type AssignedTo = AssignedRecording & { readonly test: SourceTest };

function ofFile({ found, test, position }: RecordingUse): AssignedTo {
  return { from: found.file, recording: found.recording, test, position };
}

interface InlineRecordings {
  readonly assigned: readonly AssignedTo[];
  readonly shortfalls: readonly PlacedShortfall[];
}

function inlineRecordings(source: TestSource, context: CassetteSources['context']): InlineRecordings {
  const replies = readInlineNock(source.source, findToolNames(source.source).nock);
  const read = replies.map(({ position, definition }) => {
    const from = `${source.source.file}:${String(lineOf(source.source, position))}`;
    return {
      position,
      from,
      recording: readReply(definition, context),
      owners: findOwners(source, position, 'act'),
    };
  });
  return {
    assigned: read.flatMap(({ owners, ...rest }) => owners.map((test) => ({ ...rest, test }))),
    shortfalls: read.flatMap(({ from, recording, owners }) => [
      ...recording.shortfalls.map(({ entry: _entry, ...shortfall }) => ({ ...shortfall, place: from })),
      ...(owners.length > 0
        ? []
        : [{ place: from, lost: true, request: '', reason: 'the names of its tests are computed' }]),
    ]),
  };
}

function readReply(
  definition: Readonly<Record<string, unknown>> | string,
  context: CassetteSources['context'],
): ForeignRecording {
  if (typeof definition !== 'string') return readNockDefinitions([definition], context);
  const shortfall = { entry: 1, lost: true, request: '', reason: definition };
  return { source: 'nock', entries: 1, exchanges: [], shortfalls: [shortfall] };
}

function fileShortfalls(uses: readonly RecordingUse[]): readonly PlacedShortfall[] {
  const files = new Map(uses.map(({ found }) => [found.file, found.recording]));
  return [...files].flatMap(([file, { shortfalls }]) =>
    shortfalls.map(({ entry, ...shortfall }) => ({ ...shortfall, place: `${file}, entry ${String(entry)}` })),
  );
}

function planCassette(
  test: SourceTest,
  assigned: readonly AssignedTo[],
  { settings, environment }: CassetteSources,
): PlannedCassette | { readonly test: string; readonly reason: string } {
  const ordered = assigned.toSorted((one, other) => one.position - other.position);
  const exchanges = ordered.flatMap(({ recording }) => recording.exchanges.map(({ exchange }) => exchange));
  const name = `${test.file} > ${test.name}`;
  if (exchanges.length === 0)
    return { test: name, reason: 'nothing of its recordings could be carried over' };
  const [recordedAt] = ordered.flatMap(({ recording }) => recording.recordedAt ?? []).toSorted();
  try {
    const files = encodeMigratedCassette({
      path: cassettePath(test, settings.directory).replaceAll('\\', '/'),
      test: test.name,
      testFile: test.file.replace(/^.*\//u, ''),
      exchanges,
      rules: settings.rules,
      redaction: { environment, ...settings.redact },
      ...(recordedAt !== undefined && { recordedAt }),
    });
    const isComplete = ordered.every(({ recording }) => recording.shortfalls.every(({ lost }) => !lost));
    const isGolden = exchanges.every((one) => 'response' in one && one.response.status < 400);
    return { test, files, exchanges: exchanges.length, isComplete, isGolden };
  } catch (thrown) {
    if (!isPlumblineError(thrown)) throw thrown;
    return { test: name, reason: thrown.message };
  }
}
