import { openCassetteBytes, type CassetteBytes } from './cassette-bytes.ts';
import type { CassettePlaces } from './cassette-index.ts';
import type { CassetteSource } from './cassette-source.ts';
import { checkHeader } from './check-header.ts';
import { checkFileSize } from './check-size.ts';
import { readIndex } from './read-index.ts';
import { rebuildIndex } from './rebuild-index.ts';

/** A cassette that is open for reading. */
export interface OpenCassette {
  readonly bytes: CassetteBytes;
  readonly places: CassettePlaces;
  /** Whether the places were computed from the lines, not read from the index. */
  readonly isChecked: boolean;
  /** Which line begins where, from 0; computed where somebody asks. */
  lines?: ReadonlyMap<number, number>;
}

/**
 * Numbers the lines of an index.
 *
 * @param places - The index.
 * @returns Which line begins where, from 0.
 */
export function linesOf(places: CassettePlaces): ReadonlyMap<number, number> {
  const offsets = Object.values(places).flatMap((ofKey) => ofKey.map(([offset]) => offset));
  return new Map(offsets.sort((a, b) => a - b).map((offset, line) => [offset, line]));
}

/**
 * Opens a cassette: checks its size and header, and reads its index or makes it.
 *
 * @param source - The file, and how it is read.
 * @returns The cassette, or `missing`; whoever opens it disposes its bytes.
 * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
 */
export function openCassette(source: CassetteSource): OpenCassette | 'missing' {
  const bytes = openCassetteBytes(source.path);
  if (bytes === undefined) return 'missing';
  try {
    checkFileSize(bytes.size, source);
    checkHeader(bytes, source);
    const places = readIndex(bytes);
    if (places !== undefined) return { bytes, places, isChecked: false };
    return { bytes, places: rebuildIndex(bytes, source), isChecked: true };
  } catch (error) {
    bytes[Symbol.dispose]();
    throw error;
  }
}

/**
 * Finds where the interactions of a key stand.
 *
 * @param cassette - The cassette.
 * @param key - A request key.
 * @returns The places in recorded order; none where the key is unknown.
 */
export function placesOf({ places }: OpenCassette, key: string): CassettePlaces[string] {
  return Object.hasOwn(places, key) ? (places[key] ?? []) : [];
}
