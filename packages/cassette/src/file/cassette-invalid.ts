import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';

/** Where a cassette stands, for messages. */
export interface CassettePlace {
  readonly path: string;
  /** Command that records it again. */
  readonly recordCommand: string;
}

/** What is wrong with a cassette. */
export interface CassetteFlaw {
  /** What was found, as the end of a sentence that begins with the file and line. */
  readonly found: string;
  /** Number of the line, from 1. */
  readonly line?: number;
  readonly cause?: unknown;
}

/**
 * Makes the error for a cassette that cannot be played.
 *
 * @param place - The file.
 * @param flaw - What was found in it.
 * @returns An error with code `CASSETTE_INVALID`.
 */
export function cassetteInvalid(place: CassettePlace, flaw: CassetteFlaw): PlumblineError {
  const at = flaw.line === undefined ? '' : `, line ${String(flaw.line)}`;
  return new PlumblineError({
    code: 'CASSETTE_INVALID',
    message: `The cassette ${place.path}${at}: ${flaw.found}.`,
    remedy: `Record it again with \`${place.recordCommand}\`, or restore the file from version control.`,
    exitCode: exitCodes.invalidRecording,
    fields: { path: place.path, ...(flaw.line !== undefined && { line: flaw.line }) },
    ...('cause' in flaw && { cause: flaw.cause }),
  });
}
