import { readFile } from 'node:fs/promises';
import type { CassetteTimingFile, RecordingFingerprint } from '@plumbline/contracts';
import type { RecordedExchange } from './recording.ts';

/**
 * Names the file that holds the timing of a cassette. It may be dropped: without it,
 * responses play at once.
 *
 * @param path - Path of the cassette.
 * @returns Its path with `.timing.json` in the place of `.jsonl`.
 */
export function timingPath(path: string): string {
  return `${path.replace(/\.jsonl$/, '')}.timing.json`;
}

/** What a recording adds to the timing of a cassette. */
export interface MadeRecording {
  /** How many interactions stay at the beginning of the cassette. */
  readonly kept: number;
  /** What comes after them. */
  readonly added: readonly RecordedExchange[];
  /** When it was made, in UTC, where that is known. */
  readonly recordedAt?: string;
  /** Name of the test file, where it is known. */
  readonly testFile?: string;
  /** What it was made of and by, where that is known. */
  readonly fingerprint?: RecordingFingerprint;
}

/**
 * Writes the timing of a cassette: of interactions that stay, and of those that were added. It is as old as
 * the oldest of them.
 *
 * @param path - Path of the cassette.
 * @param made - What was recorded.
 * @returns The whole timing file.
 */
export async function extendTiming(path: string, made: MadeRecording): Promise<string> {
  const { kept, added, testFile, fingerprint } = made;
  const before = kept === 0 ? { ...made, interactions: [] } : await readTiming(timingPath(path));
  const interactions: CassetteTimingFile['interactions'] = [
    ...before.interactions.filter(({ position }) => position < kept),
    ...added.map((exchange, index) => timed(exchange, kept + index)),
  ];
  const { recordedAt } = before;
  const kind = 'cassette-timing';
  return `${JSON.stringify({ schemaVersion: 1, kind, recordedAt, testFile, fingerprint, interactions })}\n`;
}

function timed(
  { timing: { chunks, ...ends } }: RecordedExchange,
  position: number,
): CassetteTimingFile['interactions'][number] {
  return { position, ...ends, chunks: [...chunks] };
}

type EarlierTiming = Pick<CassetteTimingFile, 'recordedAt' | 'interactions'>;

/** A timing that is missing or broken is no timing. */
async function readTiming(path: string): Promise<EarlierTiming> {
  try {
    const parsed = JSON.parse(await readFile(path, 'utf8')) as Partial<EarlierTiming>;
    const { interactions, ...rest } = parsed;
    return Array.isArray(interactions) ? { ...rest, interactions } : { interactions: [] };
  } catch {
    return { interactions: [] };
  }
}
