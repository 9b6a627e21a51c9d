import type { CassetteInteraction } from '@plumbline/contracts';
import { openCassetteBytes, type CassetteBytes } from './cassette-bytes.ts';
import { cassetteInvalid, type CassettePlace } from './cassette-invalid.ts';
import type { CassettePlaces, LinePlace } from './cassette-index.ts';
import { checkHeader } from './check-header.ts';
import { parseLine } from './parse-line.ts';
import { readIndex } from './read-index.ts';
import { rebuildIndex } from './rebuild-index.ts';

/**
 * Reads a cassette by key, without parsing more of it than what is asked for.
 * Never writes. Nothing is read before the first question.
 */
export class CassetteReader implements Disposable {
  readonly #place: CassettePlace;
  #opened: OpenCassette | 'missing' | undefined;

  /**
   * @param place - The file, and the command that records it.
   */
  constructor(place: CassettePlace) {
    this.#place = place;
  }

  /**
   * Tells whether the file is there.
   *
   * @returns False where no cassette was recorded.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   */
  exists(): boolean {
    return this.#open() !== 'missing';
  }

  /**
   * Counts the interactions of a key.
   *
   * @param key - A request key.
   * @returns How many are recorded.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   */
  count(key: string): number {
    const cassette = this.#open();
    return cassette === 'missing' ? 0 : placesOf(cassette, key).length;
  }

  /**
   * Reads one interaction.
   *
   * @param key - A request key.
   * @param position - Which of its interactions, from 0, in recorded order.
   * @returns The interaction, or `undefined` where there is none.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   */
  read(key: string, position: number): CassetteInteraction | undefined {
    const cassette = this.#open();
    const place = cassette === 'missing' ? undefined : placesOf(cassette, key)[position];
    if (cassette === 'missing' || place === undefined) return undefined;
    const text = textAt(cassette.bytes, place);
    return asInteraction(parseLine({ text }, this.#place), this.#place);
  }

  /**
   * Lists every recorded line, for a cassette that is written anew.
   *
   * @returns Keys and lines, in recorded order.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   */
  lines(): { key: string; text: string }[] {
    const cassette = this.#open();
    if (cassette === 'missing') return [];
    return Object.entries(cassette.places)
      .flatMap(([key, places]) => places.map((place) => ({ key, place })))
      .sort((a, b) => a.place[0] - b.place[0])
      .map(({ key, place }) => ({ key, text: this.#keyedText(key, textAt(cassette.bytes, place)) }));
  }

  /** Where a request was edited by hand, the line still has its old key. */
  #keyedText(key: string, text: string): string {
    const interaction = asInteraction(parseLine({ text }, this.#place), this.#place);
    return interaction.key === key ? text : JSON.stringify({ ...interaction, key });
  }

  /** Closes the file; the next question opens it again. */
  [Symbol.dispose](): void {
    if (typeof this.#opened === 'object') this.#opened.bytes[Symbol.dispose]();
    this.#opened = undefined;
  }

  #open(): OpenCassette | 'missing' {
    return (this.#opened ??= openCassette(this.#place));
  }
}

interface OpenCassette {
  readonly bytes: CassetteBytes;
  readonly places: CassettePlaces;
}

function openCassette(place: CassettePlace): OpenCassette | 'missing' {
  const bytes = openCassetteBytes(place.path);
  if (bytes === undefined) return 'missing';
  try {
    checkHeader(bytes, place);
    return { bytes, places: readIndex(bytes) ?? rebuildIndex(bytes, place) };
  } catch (error) {
    bytes[Symbol.dispose]();
    throw error;
  }
}

function placesOf({ places }: OpenCassette, key: string): CassettePlaces[string] {
  return Object.hasOwn(places, key) ? (places[key] ?? []) : [];
}

/** What lies outside the file, or is no place at all, reads as nothing: no JSON. */
function textAt(bytes: CassetteBytes, [offset, length]: LinePlace): string {
  const isInside =
    Number.isSafeInteger(offset) && offset >= 0 && length >= 0 && offset + length <= bytes.size;
  return isInside ? bytes.read(offset, length).toString() : '';
}

function asInteraction(value: unknown, place: CassettePlace): CassetteInteraction {
  if (typeof value === 'object' && value !== null && 'request' in value && 'response' in value) {
    return value as CassetteInteraction;
  }
  throw cassetteInvalid(place, { found: 'the index points at a line that is no interaction' });
}
