import type { CassetteInteraction } from '@plumbline/contracts';
import type { TurnPlace } from '../continuity/conversation-matcher.ts';
import type { CassetteReader } from '../file/cassette-reader.ts';
import { sectionOf } from './cassette-section.ts';

/** A recorded interaction, and where it stands. */
export interface PlayableTurn {
  readonly place: TurnPlace;
  readonly interaction: CassetteInteraction;
}

/** What a session may play: all of a cassette, or one section of it; each interaction once, in recorded order. */
export class PlayableTurns {
  readonly #reader: CassetteReader;
  readonly #section: string | undefined;
  readonly #played = new Map<string, number>();

  /**
   * @param reader - The cassette.
   * @param section - The section; `undefined` for a cassette of one test.
   */
  constructor(reader: CassetteReader, section: string | undefined) {
    this.#reader = reader;
    this.#section = section;
  }

  /**
   * Counts the interactions of a key.
   *
   * @param key - A request key.
   * @returns How many may be played, those that were played included.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   */
  count(key: string): number {
    return this.#section === undefined ? this.#reader.count(key) : this.#positions(key).length;
  }

  /**
   * Counts the interactions of all keys, without reading those of a cassette of one test.
   *
   * @returns How many may be played, those that were played included.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   */
  total(): number {
    return this.#section === undefined ? this.#reader.total() : this.lines().length;
  }

  /**
   * Counts the interactions of a key that were played.
   *
   * @param key - A request key.
   * @returns Zero where none was.
   */
  timesPlayed(key: string): number {
    return this.#played.get(key) ?? 0;
  }

  /**
   * Reads the next interaction of a key, without using it up.
   *
   * @param key - A request key.
   * @returns The interaction; `undefined` where none is left.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   */
  next(key: string): PlayableTurn | undefined {
    const position = this.#nextPosition(key);
    const interaction = position === undefined ? undefined : this.#reader.read(key, position);
    return position === undefined || interaction === undefined
      ? undefined
      : { place: { key, position }, interaction };
  }

  /**
   * Tells whether an interaction is the next of its key.
   *
   * @param place - Where it stands.
   * @returns False where it was played, or is of another section.
   */
  isNext({ key, position }: TurnPlace): boolean {
    return this.#nextPosition(key) === position;
  }

  /**
   * Uses up the next interaction of a key.
   *
   * @param key - A request key.
   */
  use(key: string): void {
    this.#played.set(key, this.timesPlayed(key) + 1);
  }

  /**
   * Lists the lines that may be played.
   *
   * @returns Keys and lines, in recorded order.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   */
  lines(): readonly { readonly key: string; readonly text: string }[] {
    const lines = this.#reader.lines();
    return this.#section === undefined
      ? lines
      : lines.filter(({ text }) => sectionOf(text) === this.#section);
  }

  #nextPosition(key: string): number | undefined {
    const played = this.timesPlayed(key);
    return this.#section === undefined ? played : this.#positions(key)[played];
  }

  /** Where the section's interactions stand among all of a key: few, so each is looked at. */
  #positions(key: string): readonly number[] {
    const all = Array.from({ length: this.#reader.count(key) }, (_, position) => position);
    return all.filter((position) => this.#reader.read(key, position)?.section === this.#section);
  }
}
