import type { CassetteInteraction, RecordingCounts } from '@plumbline/contracts';
import { headerValue } from '../exchange/header.ts';
import { wireChunks } from '../body/wire-chunks.ts';
import type { CassetteTiming } from '../timing/cassette-timing.ts';

/** What a cassette has been asked for. */
export interface PlayedReplies {
  /** What may be played. */
  readonly turns: { total(): number };
  /** Which of all lines of the cassette were played, from 0. */
  readonly played: readonly number[];
}

type Measured = Pick<RecordingCounts, 'unplayed' | 'bytes' | 'savedMs' | 'untimed'>;

/** Measures the playback of one cassette: what was left, how much was played, what time that saved. */
export class PlaybackMeasure {
  readonly #now: () => number;
  #bytes = 0;
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
   * Counts an interaction that is played.
   *
   * @param interaction - As recorded.
   */
  played(interaction: CassetteInteraction): void {
    this.#bytes += bodyLength(interaction);
  }

  /**
   * Measures what can only be known at the end. Whatever is wrong with a cassette of which nothing was asked
   * is said by `plumb cassette check`, not here.
   *
   * @param replies - What was played, and what may be.
   * @param timing - When it was recorded.
   */
  ended(replies: PlayedReplies, timing: CassetteTiming): void {
    try {
      this.#atEnd = this.#measured(replies, timing);
    } catch {
      this.#atEnd = {};
    }
  }

  #measured({ turns, played }: PlayedReplies, timing: CassetteTiming): Measured {
    const unplayed = Math.max(0, turns.total() - played.length);
    const saved = played.map((line) => timing.savedMs(line)).filter((each) => each !== undefined);
    const untimed = played.length - saved.length;
    return {
      ...(unplayed > 0 && { unplayed }),
      ...(saved.length > 0 && { savedMs: saved.reduce((sum, each) => sum + each, -this.#spentMs) }),
      ...(untimed > 0 && { untimed }),
    };
  }

  /**
   * Gives what was measured so far.
   *
   * @returns Nothing of what there is none of.
   */
  counts(): Measured {
    return { ...this.#atEnd, ...(this.#bytes > 0 && { bytes: this.#bytes }) };
  }
}

/** What its headers say, where they do: to write a body costs more than to play it. */
function bodyLength({ request, response }: CassetteInteraction): number {
  if (response === undefined || response.body.as === 'none' || request.method === 'HEAD') return 0;
  const length = Number(headerValue(response.headers, 'content-length'));
  if (length > 0) return length;
  return wireChunks(response.body, response.headers).reduce((sum, chunk) => sum + chunk.length, 0);
}
