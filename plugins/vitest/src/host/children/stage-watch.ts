import { aliveEveryMs, type ProcessMessage, type Stage } from '../process/process-messages.ts';

/** How long a child may be at each stage without a sign of progress, in milliseconds. */
export type StageLimits = Readonly<Record<Stage, number>>;

/** Where a child was when it was last heard of. */
export interface Place {
  readonly stage: Stage;
  /** The project whose configuration it read. */
  readonly project: string | undefined;
}

/**
 * Tells a child that hangs from one that is busy: reading a configuration and setting up Vitest have
 * a limit each; while tests run, only silence has. It counts its own ticks, not the clock, so that a
 * machine that was suspended accuses nobody.
 */
export class StageWatch {
  readonly #limits: StageLimits;
  #place: Place | undefined;
  #elapsedMs = 0;

  /**
   * @param limits - How long each stage may take.
   */
  constructor(limits: StageLimits) {
    this.#limits = limits;
  }

  /** Where the child is; undefined before its first word. */
  get place(): Place | undefined {
    return this.#place;
  }

  /**
   * Takes what the child said.
   *
   * @param message - Any of its messages.
   */
  hear(message: ProcessMessage): void {
    if (message.type === 'stage') this.#place = { stage: message.stage, project: message.project };
    if (message.type !== 'alive' || this.#stage === 'running') this.#elapsedMs = 0;
  }

  /**
   * Lets time pass.
   *
   * @param elapsedMs - How much, in milliseconds.
   * @returns Whether the child hangs.
   */
  tick(elapsedMs: number): boolean {
    this.#elapsedMs += elapsedMs;
    return this.#elapsedMs > this.#limits[this.#stage];
  }

  /**
   * Watches until disposed.
   *
   * @param end - Called when the child hangs.
   * @returns What ends the watch.
   */
  begin(end: () => void): Disposable {
    const timer = setInterval(() => {
      if (this.tick(aliveEveryMs)) end();
    }, aliveEveryMs);
    return {
      [Symbol.dispose]: () => {
        clearInterval(timer);
      },
    };
  }

  get #stage(): Stage {
    return this.#place?.stage ?? 'starting';
  }
}
