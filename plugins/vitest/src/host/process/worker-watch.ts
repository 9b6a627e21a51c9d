import { beatEveryMs, type Beat } from '../../worker/beat.ts';
import { testHung } from '../report/run-problems.ts';
import { BeatWatch } from './beat-watch.ts';
import type { ProjectLedger } from '../report/project-ledger.ts';

/** How long a worker may load a file, or run a hook, whose own timeout nobody knows here; in milliseconds. */
const outsideLimitMs = 60_000;

/** How long a file may take to its first test: a promise at its top that nothing settles has no timeout in Vitest. */
const loadLimitMs = 600_000;

/** Watches the workers of one Vitest instance and ends those that hang. */
export class WorkerWatch {
  readonly #watch: BeatWatch;
  readonly #workers = new Map<string, { readonly ledger: ProjectLedger; readonly end: () => void }>();

  /**
   * @param graceMs - How long past its own timeout a test may block its worker, in milliseconds.
   */
  constructor(graceMs: number) {
    this.#watch = new BeatWatch({ graceMs, idleLimitMs: outsideLimitMs, loadLimitMs });
  }

  /**
   * Takes a worker's sign of life.
   *
   * @param beat - What it said.
   * @param ledger - The project it works for.
   * @param end - Ends the worker.
   */
  hear(beat: Beat, ledger: ProjectLedger, end: () => void): void {
    this.#workers.set(beat.worker, { ledger, end });
    this.#watch.hear(beat);
  }

  /**
   * Forgets a worker that ended.
   *
   * @param worker - Its name.
   */
  forget(worker: string): void {
    this.#workers.delete(worker);
    this.#watch.forget(worker);
  }

  /**
   * Starts to watch.
   *
   * @returns What ends the watch.
   */
  begin(): Disposable {
    const timer = setInterval(() => {
      this.#tick();
    }, beatEveryMs);
    return {
      [Symbol.dispose]: () => {
        clearInterval(timer);
      },
    };
  }

  #tick(): void {
    for (const hung of this.#watch.tick(beatEveryMs)) {
      const worker = this.#workers.get(hung.worker);
      if (worker === undefined) continue;
      worker.ledger.blame(hung.file ?? worker.ledger.project.root, testHung(hung));
      this.forget(hung.worker);
      worker.end();
    }
  }
}
