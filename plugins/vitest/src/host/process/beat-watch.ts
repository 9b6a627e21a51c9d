import type { Beat } from '../../worker/beat.ts';

/** A worker that has not turned its event loop for longer than its tests may take. */
export interface HungWorker {
  readonly worker: string;
  readonly file: string | undefined;
  /** The tests that were under way, by full name; empty where the worker hangs outside a test. */
  readonly tests: readonly string[];
  readonly silentMs: number;
}

interface Watched {
  beat: Beat;
  silentMs: number;
}

/**
 * Tells hung workers from busy ones. It counts its own ticks, not the clock, so that
 * a machine that was suspended, or starved this process as well, accuses nobody.
 */
export class BeatWatch {
  readonly #workers = new Map<string, Watched>();
  readonly #graceMs: number;
  readonly #idleLimitMs: number;

  /**
   * @param limits - `graceMs`: how long past its own limit a test may block its worker;
   * `idleLimitMs`: how long a worker may be silent outside any test, as while it loads a file.
   */
  constructor(limits: { readonly graceMs: number; readonly idleLimitMs: number }) {
    this.#graceMs = limits.graceMs;
    this.#idleLimitMs = limits.idleLimitMs;
  }

  /**
   * Takes a sign of life.
   *
   * @param beat - What the worker said.
   */
  hear(beat: Beat): void {
    this.#workers.set(beat.worker, { beat, silentMs: 0 });
  }

  /**
   * Forgets a worker that ended.
   *
   * @param worker - The name it had in its beats.
   */
  forget(worker: string): void {
    this.#workers.delete(worker);
  }

  /**
   * Lets time pass.
   *
   * @param elapsedMs - How much, in milliseconds, as counted by a timer of this process.
   * @returns The workers that hang.
   */
  tick(elapsedMs: number): readonly HungWorker[] {
    const hung: HungWorker[] = [];
    for (const [worker, watched] of this.#workers) {
      watched.silentMs += elapsedMs;
      const { beat, silentMs } = watched;
      if (silentMs > this.#limit(beat) + this.#graceMs) {
        hung.push({ worker, file: beat.file, tests: beat.running.map(({ test }) => test), silentMs });
      }
    }
    return hung;
  }

  #limit(beat: Beat): number {
    const limits = beat.running.map(({ limitMs }) => limitMs);
    return limits.length === 0 ? this.#idleLimitMs : Math.max(...limits);
  }
}
