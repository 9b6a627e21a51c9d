import { acquireLock, type Lock } from '@plumbline/durable';
import type { RunKind } from '@plumbline/contracts/modes';

/** Which run wants the workspace, and how long it may wait for those before it. */
export interface HoldRequest {
  readonly workspaceRoot: string;
  readonly run: RunKind;
  readonly signal: AbortSignal;
  /** Told once, when the run has to wait. */
  readonly onWait: (message: string) => void;
}

const patienceMs = 30 * 60_000;

/**
 * Holds the workspace for a run: runs in playback share it, a live run has it alone, so that a live
 * test never runs beside another test, whoever started that one. Recording has it alone too, and does
 * not wait: what would record in parallel is refused.
 *
 * @param request - The run.
 * @returns The lock; to be disposed when the run has ended.
 * @throws PlumblineError `LOCK_HELD` with the holder's PID where recording is refused, or waiting was in vain.
 */
export function holdWorkspace(request: HoldRequest): Promise<Lock> {
  const { run, signal, onWait } = request;
  const alone = run === 'live' || run === 'record';
  return acquireLock({
    directory: `${request.workspaceRoot}/.plumbline/locks`,
    name: 'tests',
    mode: alone ? 'exclusive' : 'shared',
    purpose: `${run} run`,
    ...(run === 'record'
      ? {}
      : {
          wait: {
            timeoutMs: patienceMs,
            signal,
            onWait: (holder) => {
              onWait(`waiting for the ${holder.purpose} of process ${String(holder.pid)} to end`);
            },
          },
        }),
  });
}
