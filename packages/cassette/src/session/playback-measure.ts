import type { RecordingCounts } from '@plumbline/contracts';
import type { CassetteTiming } from '../timing/cassette-timing.ts';

/** What a cassette has been asked for. */
export interface PlayedReplies {
  /** What may be played. */
  readonly turns: { total(): number };
  /** Which of all lines of the cassette were played, from 0. */
  readonly played: readonly number[];
  /** How much that was. */
  readonly bytes: number;
}

/** What is known of the end of a test. */
export interface PlaybackEnd {
  readonly timing: CassetteTiming;
  /** Whether all that may be played was to be asked for. */
  readonly asksForAll: boolean;
}

type Measured = Pick<RecordingCounts, 'unplayed' | 'bytes' | 'savedMs' | 'untimed'>;

/** Measures the playback of one cassette: what was left, how much was played, what time that saved. */
export class PlaybackMeasure {
  readonly #now: () => number;
  #spentMs = 0;
  #atEnd: Measured = {};

  /**
   * @param now - A clock, in milliseconds.
   */
  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Runs what looks a request up.
   *
   * @param lookUp - Looks it up.
   * @returns What it returns.
   */
  timed<T>(lookUp: () => T): T {
    const began = this.#now();
    const found = lookUp();
    this.#spentMs += this.#now() - began;
    return found;
  }

  /**
   * Measures what can only be known at the end. Whatever is wrong with a cassette of which nothing was asked
   * is said by `plumb cassette check`, not here.
   *
   * @param replies - What was played, and what may be.
   * @param end - When it was recorded, and how the test ended.
   */
  ended(replies: PlayedReplies, end: PlaybackEnd): void {
    try {
      this.#atEnd = this.#measured(replies, end);
    } catch {
      this.#atEnd = {};
    }
  }

  #measured({ turns, played, bytes }: PlayedReplies, { timing, asksForAll }: PlaybackEnd): Measured {
    const unplayed = asksForAll ? Math.max(0, turns.total() - played.length) : 0;
    const saved = played.map((line) => timing.savedMs(line)).filter((each) => each !== undefined);
    const untimed = played.length - saved.length;
    return {
      ...(unplayed > 0 && { unplayed }),
      ...(bytes > 0 && { bytes }),
      ...(saved.length > 0 && { savedMs: saved.reduce((sum, each) => sum + each, -this.#spentMs) }),
      ...(untimed > 0 && { untimed }),
    };
  }

  /**
   * Gives what was measured at the end.
   *
   * @returns Nothing of what there is none of.
   */
  counts(): Measured {
    return this.#atEnd;
  }
}
