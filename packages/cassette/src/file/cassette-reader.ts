import type { CassetteInteraction } from '@plumbline/contracts';
import type { CassetteSource } from './cassette-source.ts';
import { checkLineLength } from './check-size.ts';
import { hasKey } from './has-key.ts';
import { inOrderOf } from './in-order-of.ts';
import { linesOf, openCassette, placesOf, type OpenCassette } from './open-cassette.ts';
import { parseLine } from './parse-line.ts';
import { lineAt, readInteraction } from './read-interaction.ts';
import { rebuildIndex } from './rebuild-index.ts';

/**
 * Reads a cassette by key, without parsing more of it than what is asked for.
 * Never writes. Nothing is read before the first question.
 */
export class CassetteReader implements Disposable {
  readonly #source: CassetteSource;
  #opened: OpenCassette | 'missing' | undefined;

  /**
   * @param source - The file, and how it is read.
   */
  constructor(source: CassetteSource) {
    this.#source = source;
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
   * Tells how long one interaction is as it stands in the file.
   *
   * @param key - A request key.
   * @param position - Which of its interactions, from 0, in recorded order.
   * @returns Bytes; 0 where there is none.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   */
  lengthOf(key: string, position: number): number {
    const cassette = this.#open();
    return cassette === 'missing' ? 0 : (placesOf(cassette, key)[position]?.[1] ?? 0);
  }

  /**
   * Counts all interactions, without reading them.
   *
   * @returns How many are recorded.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   */
  total(): number {
    const cassette = this.#open();
    if (cassette === 'missing') return 0;
    return Object.values(cassette.places).reduce((sum, places) => sum + places.length, 0);
  }

  /**
   * Reads one interaction. Where the file was edited after its index was written, as the line that
   * was found tells, the index is made anew first.
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
    checkLineLength(place[1], this.#source);
    const interaction = readInteraction(cassette.bytes, place, this.#source);
    if (cassette.isChecked || hasKey(interaction, key, this.#source.keys)) return interaction;
    return this.reindex() ? this.read(key, position) : undefined;
  }

  /**
   * Tells which of all recorded interactions one is.
   *
   * @param key - A request key.
   * @param position - Which of its interactions, from 0, in recorded order.
   * @returns How many stand before it; -1 where there is none.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   */
  lineOf(key: string, position: number): number {
    const cassette = this.#open();
    if (cassette === 'missing') return -1;
    const [offset = -1] = placesOf(cassette, key)[position] ?? [];
    const lines = (cassette.lines ??= linesOf(cassette.places));
    return lines.get(offset) ?? -1;
  }

  /**
   * Computes the keys of all lines anew, unless that was done: what the index does not find may
   * have been edited in without a change of any line's length.
   *
   * @returns Whether anything may be found that was not found before.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   * Side effects: none on disk.
   */
  reindex(): boolean {
    const cassette = this.#open();
    if (cassette === 'missing' || cassette.isChecked) return false;
    const { bytes, places } = cassette;
    this.#opened = { bytes, places: inOrderOf(places, rebuildIndex(bytes, this.#source)), isChecked: true };
    return true;
  }

  /**
   * Lists every recorded line with the key that it has now, for a cassette that is written anew.
   *
   * @returns Keys and lines, in recorded order.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   */
  lines(): { key: string; text: string }[] {
    this.reindex();
    const cassette = this.#open();
    if (cassette === 'missing') return [];
    return Object.entries(cassette.places)
      .flatMap(([key, places]) => places.map((place) => ({ key, place })))
      .sort((a, b) => a.place[0] - b.place[0])
      .map(({ key, place }) => ({
        key,
        text: this.#keyedText(key, lineAt(cassette.bytes, place).toString()),
      }));
  }

  /** Where a request was edited by hand, the line still has its old key. */
  #keyedText(key: string, text: string): string {
    const interaction = parseLine({ text }, this.#source) as CassetteInteraction;
    return interaction.key === key ? text : JSON.stringify({ ...interaction, key });
  }

  /** Closes the file; the next question opens it again. */
  [Symbol.dispose](): void {
    if (typeof this.#opened === 'object') this.#opened.bytes[Symbol.dispose]();
    this.#opened = undefined;
  }

  #open(): OpenCassette | 'missing' {
    return (this.#opened ??= openCassette(this.#source));
  }
}
