/** An id of this run, and the recorded one it stands for. */
export type IdPair = readonly [live: string, recorded: string];

/** Which id of this run stands for which recorded one; each for one alone. */
export class IdBindings {
  readonly #recorded = new Map<string, string>();
  readonly #live = new Map<string, string>();

  /**
   * Tells whether two ids may stand for each other.
   *
   * @param pair - The ids.
   * @returns `bound` where they do, `free` where nothing speaks against it, `taken` where one of them stands
   * for another.
   */
  judge([live, recorded]: IdPair): 'bound' | 'free' | 'taken' {
    const isBound = this.#recorded.get(live) === recorded;
    if (isBound) return 'bound';
    return this.#recorded.has(live) || this.#live.has(recorded) ? 'taken' : 'free';
  }

  /**
   * Binds ids to each other.
   *
   * @param pairs - Free or bound pairs.
   */
  bind(pairs: readonly IdPair[]): void {
    for (const [live, recorded] of pairs) {
      this.#recorded.set(live, recorded);
      this.#live.set(recorded, live);
    }
  }

  /**
   * Gives the id of this run for a recorded one.
   *
   * @param recorded - An id, or any word.
   * @returns The id of this run, or the word itself.
   */
  liveOf(recorded: string): string {
    return this.#live.get(recorded) ?? recorded;
  }

  /**
   * Whether every id stands for itself.
   *
   * @returns True where nothing needs to be rewritten.
   */
  get isIdentity(): boolean {
    for (const [live, recorded] of this.#recorded) if (live !== recorded) return false;
    return true;
  }
}
