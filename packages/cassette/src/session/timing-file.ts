import { readFile } from 'node:fs/promises';
import type { CassetteTimingFile, RecordingFingerprint } from '@plumbline/contracts';
import { timingPath } from '../file/timing-path.ts';
import type { RecordedExchange } from './recording.ts';

/** What a recording adds to the timing of a cassette. */
export interface MadeRecording {
  /** The interactions of the cassette: the position that one had before, or what was recorded. */
  readonly interactions: readonly (number | RecordedExchange)[];
  /** When the oldest of them was recorded, in UTC; absent where one of them stays, and the old file says it. */
  readonly recordedAt?: string | undefined;
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
  const { testFile, fingerprint } = made;
  const stays = made.interactions.some((from) => typeof from === 'number');
  const before: EarlierTiming = stays ? await readTiming(timingPath(path)) : { interactions: [] };
  const old = new Map(before.interactions.map((timing) => [timing.position, timing]));
  const interactions = made.interactions.flatMap((from, position) => {
    const timing = typeof from === 'number' ? old.get(from) : timed(from);
    return timing === undefined ? [] : [{ ...timing, position }];
  });
  const recordedAt = made.recordedAt ?? before.recordedAt;
  const kind = 'cassette-timing';
  return `${JSON.stringify({ schemaVersion: 1, kind, recordedAt, testFile, fingerprint, interactions })}\n`;
}

function timed({
  timing: { chunks, ...ends },
}: RecordedExchange): CassetteTimingFile['interactions'][number] {
  return { position: 0, ...ends, chunks: [...chunks] };
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
