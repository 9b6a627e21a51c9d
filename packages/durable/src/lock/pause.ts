import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits.
 *
 * @param milliseconds - How long.
 * @param signal - Ends the wait at once.
 * @throws The signal's reason when aborted.
 */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await delay(milliseconds, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
