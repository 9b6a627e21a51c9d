import { readFile } from 'node:fs/promises';
import { cassetteTimingSchema, type CassetteHeader, type CassetteInteraction } from '@plumbline/contracts';
import { openCassetteBytes, type CassetteBytes } from '../file/cassette-bytes.ts';
import { cassetteInvalid } from '../file/cassette-invalid.ts';
import { CassetteReader } from '../file/cassette-reader.ts';
import type { LinePlace } from '../file/cassette-index.ts';
import { readIndex } from '../file/read-index.ts';
import { splitLines, type CassetteLine } from '../file/split-lines.ts';
import { writtenBodyStart } from '../file/written-body.ts';
import { RequestKeys } from '../key/request-keys.ts';
import { timingPath } from '../file/timing-path.ts';
import { findTestFile } from './find-test-file.ts';
import type { RecordingMade, StoredCassette } from './stored-cassette.ts';

/** How cassettes are read. */
export interface CassetteReading {
  /** How requests are compared; the built-in rules by default. */
  readonly keys?: RequestKeys;
  /** Gives the command that records a cassette again, for messages. */
  readonly recordCommand?: (path: string) => string;
}

/**
 * Reads all of a cassette, and what is known of its making.
 *
 * @param path - Absolute path.
 * @param reading - How it is read.
 * @returns The cassette; every line of it is valid.
 * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
 */
export async function readCassette(path: string, reading: CassetteReading = {}): Promise<StoredCassette> {
  const { keys = new RequestKeys(), recordCommand = refreshCommand } = reading;
  const source = { path, keys, recordCommand: recordCommand(path) };
  using reader = new CassetteReader(source);
  const lines = reader.lines();
  using bytes = openCassetteBytes(path);
  if (bytes === undefined) throw cassetteInvalid(source, { found: 'there is no such file' });
  const made = await readMade(path);
  return {
    path,
    bytes: bytes.size,
    test: headerOf(bytes).test,
    interactions: lines.map(({ text }) => JSON.parse(text) as CassetteInteraction),
    index: indexState(bytes),
    made,
    testFile: findTestFile(path, made.testFile),
  };
}

function refreshCommand(path: string): string {
  return `plumb cassette refresh ${path}`;
}

/** It was checked when the lines were read. */
function headerOf(bytes: CassetteBytes): CassetteHeader {
  const [first = '{}'] = bytes.read(0, bytes.size).toString().split('\n', 1);
  const { test = '', ...rest } = JSON.parse(first) as Partial<CassetteHeader>;
  return { ...rest, test } as CassetteHeader;
}

function indexState(bytes: CassetteBytes): StoredCassette['index'] {
  const index = readIndex(bytes);
  if (index === undefined) return 'missing';
  const [, ...lines] = splitLines(bytes.read(0, bytes.size), () => undefined).slice(0, -1);
  const actual: Record<string, LinePlace[]> = {};
  for (const line of lines) {
    const { key } = JSON.parse(line.text) as CassetteInteraction;
    const places = (actual[key] ??= []);
    const stored = Object.hasOwn(index, key) ? index[key]?.[places.length] : undefined;
    places.push(placeLike(stored, line));
  }
  return sorted(actual) === sorted(index) ? 'right' : 'wrong';
}

/** An index may leave out where in its line the JSON of an answer begins. */
function placeLike(stored: LinePlace | undefined, { text, offset, length }: CassetteLine): LinePlace {
  const body = stored?.[2] === undefined ? undefined : writtenBodyStart(text);
  return body === undefined ? [offset, length] : [offset, length, body];
}

function sorted(index: object): string {
  return JSON.stringify(Object.entries(index).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The file beside it may be dropped: what is missing or broken says nothing. */
async function readMade(path: string): Promise<RecordingMade> {
  const text = await readFile(timingPath(path), 'utf8').catch(() => '');
  try {
    const { recordedAt, fingerprint, testFile } = cassetteTimingSchema.parse(JSON.parse(text));
    return {
      ...(recordedAt !== undefined && { recordedAt }),
      ...(fingerprint !== undefined && { fingerprint }),
      ...(testFile !== undefined && { testFile }),
    };
  } catch {
    return {};
  }
}
