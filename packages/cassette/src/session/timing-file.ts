import { readFile } from 'node:fs/promises';
import type { ExchangeTiming, RecordedExchange } from './recording.ts';

/** When the parts of one recorded response arrived. */
interface PlacedTiming extends ExchangeTiming {
  /** Which interaction of the cassette, from 0. */
  readonly position: number;
}

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

/**
 * Writes the timing of a cassette: of interactions that stay, and of those that were added.
 *
 * @param path - Path of the cassette.
 * @param parts - How many interactions stay at its beginning, and what comes after them.
 * @returns The whole timing file.
 */
export async function extendTiming(
  path: string,
  { kept, added }: { readonly kept: number; readonly added: readonly RecordedExchange[] },
): Promise<string> {
  const before = kept === 0 ? [] : (await readTiming(path)).filter(({ position }) => position < kept);
  const after = added.map(({ timing }, index) => ({ position: kept + index, ...timing }));
  return `${JSON.stringify({ schemaVersion: 1, kind: 'cassette-timing', interactions: [...before, ...after] })}\n`;
}

/** A timing that is missing or broken is no timing. */
async function readTiming(path: string): Promise<readonly PlacedTiming[]> {
  try {
    const parsed = JSON.parse(await readFile(timingPath(path), 'utf8')) as { interactions?: unknown };
    return Array.isArray(parsed.interactions) ? (parsed.interactions as PlacedTiming[]) : [];
  } catch {
    return [];
  }
}
