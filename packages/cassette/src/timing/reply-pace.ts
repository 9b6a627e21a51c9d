/** Which of the chunks of a response, from 0, of how many. */
export interface ChunkPlace {
  readonly index: number;
  readonly count: number;
}

/** Says when the parts of one replayed response are due: each is asked for when the one before has played. */
export interface ReplyPace {
  /** Runs a function when status and headers are due. */
  head(run: () => void): void;
  /** Runs a function when a chunk is due. */
  chunk(place: ChunkPlace, run: () => void): void;
  /** Runs a function when the end is due, or the failure. */
  end(run: () => void): void;
}

/**
 * How fast recordings play: at once, as slowly as they were recorded, or so many times as fast as that.
 */
export type ReplayTiming = 'instant' | 'recorded' | number;

/** What paces replies: a clock, and something that waits. */
export interface ReplayClock {
  /** Milliseconds since any time. */
  readonly now: () => number;
  /** Runs a function after so many milliseconds. */
  readonly after: (milliseconds: number, run: () => void) => unknown;
}
