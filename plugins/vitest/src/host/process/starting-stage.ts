import type { ProcessMessage } from './process-messages.ts';

/** Sets up a Vitest, and says that the process is at it. */
export type Starting = <T>(setUp: () => Promise<T>) => Promise<T>;

/**
 * Tells that a process sets up Vitest, until the last of those that it sets up side by side is.
 *
 * @param tell - Takes the stages.
 * @returns What each set-up is wrapped in.
 */
export function startingStage(tell: (message: ProcessMessage) => void): Starting {
  let open = 0;
  return async (setUp) => {
    open += 1;
    tell({ type: 'stage', stage: 'starting' });
    try {
      return await setUp();
    } finally {
      open -= 1;
      if (open === 0) tell({ type: 'stage', stage: 'running' });
    }
  };
}
