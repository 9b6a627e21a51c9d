import type { Beat } from '../../worker/beat.ts';

/** A worker that has not turned its event loop for longer than its tests may take, or whose file never comes to a test. */
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
  /** Since the worker began with its file; undefined once a test of it has started. */
  loadingMs: number | undefined;
}

/**
 * Tells hung workers from busy ones. It counts its own ticks, not the clock, so that
 * a machine that was suspended, or starved this process as well, accuses nobody.
 */
export class BeatWatch {
  readonly #workers = new Map<string, Watched>();
  readonly #graceMs: number;
  readonly #idleLimitMs: number;
  readonly #loadLimitMs: number;

  /**
   * @param limits - `graceMs`: how long past its own limit a test may block its worker;
   * `idleLimitMs`: how long a worker may be silent outside any test, as while it loads a file;
   * `loadLimitMs`: how long it may take to the first test of a file, though it is not silent.
   */
  constructor(limits: {
    readonly graceMs: number;
    readonly idleLimitMs: number;
    readonly loadLimitMs: number;
  }) {
    this.#graceMs = limits.graceMs;
    this.#idleLimitMs = limits.idleLimitMs;
    this.#loadLimitMs = limits.loadLimitMs;
  }

  /**
   * Takes a sign of life.
   *
   * @param beat - What the worker said.
   */
  hear(beat: Beat): void {
    this.#workers.set(beat.worker, { beat, silentMs: 0, loadingMs: this.#loadingMs(beat) });
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
      if (watched.loadingMs !== undefined) watched.loadingMs += elapsedMs;
      const { beat, silentMs, loadingMs = 0 } = watched;
      const isSilent = silentMs > this.#limit(beat) + this.#graceMs;
      if (!isSilent && loadingMs <= this.#loadLimitMs) continue;
      const tests = beat.running.map(({ test }) => test);
      hung.push({ worker, file: beat.file, tests, silentMs: isSilent ? silentMs : loadingMs });
    }
    return hung;
  }

  #loadingMs({ worker, file, running }: Beat): number | undefined {
    if (file === undefined || running.length > 0) return undefined;
    const before = this.#workers.get(worker);
    return before?.beat.file === file ? before.loadingMs : 0;
  }

  #limit(beat: Beat): number {
    const limits = beat.running.map(({ limitMs }) => limitMs);
    return limits.length === 0 ? this.#idleLimitMs : Math.max(...limits);
  }
}
