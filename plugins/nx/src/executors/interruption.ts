import { exitCodes } from '@plumbline/contracts/errors';

/** A signal that follows the interruption of a process. */
export interface Interruption extends Disposable {
  readonly signal: AbortSignal;
}

const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What of a process is used. */
export type InterruptibleProcess = Pick<NodeJS.EventEmitter, 'on' | 'off'> & Pick<NodeJS.Process, 'exit'>;

/**
 * Turns the interruption of a process into an abort, so that what runs can end in order.
 *
 * @param target - The process.
 * @returns The signal; disposing it stops to listen, and ends a process that was interrupted: Nx
 *   waits for the process of a batch, which would wait for further orders.
 */
export function interruption(target: InterruptibleProcess): Interruption {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  for (const name of interruptions) target.on(name, abort);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      for (const name of interruptions) target.off(name, abort);
      if (controller.signal.aborted) setImmediate(() => target.exit(exitCodes.interrupted));
    },
  };
}
