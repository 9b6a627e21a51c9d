import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Beat } from '../../worker/beat.ts';

/**
 * Reads a worker's signs of life from its pipe.
 *
 * @param pipe - The reading end; its errors are ignored, as they come with the worker's end.
 * @param hear - Called for each beat.
 */
export function readBeats(pipe: Readable, hear: (beat: Beat) => void): void {
  pipe.on('error', () => undefined);
  createInterface({ input: pipe }).on('line', (line) => {
    const beat = parseBeat(line);
    if (beat !== undefined) hear(beat);
  });
}

/**
 * Reads one sign of life.
 *
 * @param line - What the worker wrote.
 * @returns The beat, or `undefined` for anything else.
 */
export function parseBeat(line: string): Beat | undefined {
  const value: unknown = JSON.parse(line);
  return isBeat(value) ? value : undefined;
}

function isBeat(value: unknown): value is Beat {
  return typeof value === 'object' && value !== null && 'worker' in value && 'running' in value;
}
