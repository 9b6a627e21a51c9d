import type { ExchangeTiming } from '../session/recording.ts';
import type { ChunkPlace, ReplayClock, ReplyPace } from './reply-pace.ts';

/** The pace of a response as it was recorded, or so many times as fast. */
export class RecordedPace implements ReplyPace {
  readonly #timing: ExchangeTiming;
  readonly #speed: number;
  readonly #clock: ReplayClock;
  readonly #began: number;

  /**
   * Begins now.
   *
   * @param timing - When the parts arrived, after the request began.
   * @param speed - How many times as fast.
   * @param clock - What waits.
   */
  constructor(timing: ExchangeTiming, speed: number, clock: ReplayClock) {
    this.#timing = timing;
    this.#speed = speed;
    this.#clock = clock;
    this.#began = clock.now();
  }

  head(run: () => void): void {
    this.#at(this.#timing.head, run);
  }

  /** A body of one piece is due when its last chunk came. */
  chunk({ index, count }: ChunkPlace, run: () => void): void {
    const { chunks } = this.#timing;
    const isLast = index === count - 1;
    this.#at(isLast ? chunks.at(-1) : chunks[index], run);
  }

  end(run: () => void): void {
    this.#at(this.#timing.end, run);
  }

  /** What was not timed, and what is late already, is due in the next turn. */
  #at(recorded: number | undefined, run: () => void): void {
    const elapsed = this.#clock.now() - this.#began;
    const due = recorded === undefined ? elapsed : recorded / this.#speed;
    this.#clock.after(Math.max(0, due - elapsed), run);
  }
}
