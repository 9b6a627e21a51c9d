import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { CassetteBytes } from './cassette-bytes.ts';
import { cassetteInvalid, type CassettePlace } from './cassette-invalid.ts';
import { parseLine } from './parse-line.ts';

const supportedVersion = 1;
const longestHeader = 64 * 1024;

/**
 * Checks the first line of a cassette.
 *
 * @param bytes - The cassette.
 * @param place - Where it stands, for messages.
 * @throws PlumblineError `CASSETTE_INVALID` where it is no cassette, `CASSETTE_TOO_NEW` where a
 * newer Plumbline wrote it.
 */
export function checkHeader(bytes: CassetteBytes, place: CassettePlace): void {
  const header = parseLine({ text: firstLine(bytes, place), number: 1 }, place);
  if (!isHeader(header)) throw cassetteInvalid(place, { found: 'not the header of a cassette', line: 1 });
  if (header.schemaVersion === supportedVersion) return;
  if (header.schemaVersion > supportedVersion) throw tooNew(place, header.schemaVersion);
  throw cassetteInvalid(place, {
    found: `schemaVersion ${String(header.schemaVersion)}, expected 1`,
    line: 1,
  });
}

function firstLine(bytes: CassetteBytes, place: CassettePlace): string {
  if (bytes.size === 0) throw cassetteInvalid(place, { found: 'the file is empty' });
  const start = bytes.read(0, longestHeader);
  const end = start.indexOf('\n');
  return start.toString('utf8', 0, end === -1 ? start.length : end);
}

function isHeader(value: unknown): value is { schemaVersion: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'cassette' &&
    'schemaVersion' in value &&
    typeof value.schemaVersion === 'number'
  );
}

function tooNew(place: CassettePlace, version: number): PlumblineError {
  return new PlumblineError({
    code: 'CASSETTE_TOO_NEW',
    message: `The cassette ${place.path} has schemaVersion ${String(version)}; this version reads 1.`,
    remedy: 'Upgrade @plumbline/cassette to a version that reads it.',
    exitCode: exitCodes.invalidRecording,
    fields: { path: place.path, schemaVersion: version },
  });
}
