import { setTimeout as pause } from 'node:timers/promises';

/** What a whole tree of processes is ended with; a worker of ours is asked by nobody else to end so. */
const endings: readonly unknown[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Who ends a tree of processes looks every tenth of a second whether its leaves have gone. */
const patienceMs = 2000;

/**
 * Waits, when a child process was ended from outside, for the interruption that this is the first
 * sign of: who ends a tree of processes, as Nx does, ends its leaves first and waits for them.
 *
 * @param endedBy - The signal that ended the child; `null` where it ended by itself.
 * @param signal - Aborted when this process hears of the interruption.
 * @returns When the run is interrupted; at once where no interruption is to be expected, and after
 *   a while where none comes.
 */
export async function awaitInterruption(endedBy: NodeJS.Signals | null, signal: AbortSignal): Promise<void> {
  if (signal.aborted || !endings.includes(endedBy)) return;
  await pause(patienceMs, undefined, { signal }).catch(() => undefined);
}
