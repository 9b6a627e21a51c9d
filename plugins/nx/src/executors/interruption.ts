/** A signal that follows the interruption of a process. */
export interface Interruption extends Disposable {
  readonly signal: AbortSignal;
}

const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Turns the interruption of a process into an abort, so that what runs can end in order.
 *
 * @param target - The process, or whatever emits its signals.
 * @returns The signal; disposing it stops to listen.
 */
export function interruption(target: NodeJS.EventEmitter): Interruption {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  for (const name of interruptions) target.on(name, abort);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      for (const name of interruptions) target.off(name, abort);
    },
  };
}
