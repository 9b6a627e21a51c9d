import type { StepResult } from './check-record.ts';

/** What a run of steps depends on. */
export interface StepsRun {
  readonly names: readonly string[];
  /** Runs one npm script and answers with its exit status; 130 or more means that it was interrupted. */
  readonly runScript: (name: string) => Promise<number>;
  /** Milliseconds from any fixed moment. */
  readonly now: () => number;
  /** Told before a step starts. */
  readonly announce: (name: string) => void;
}

const interrupted = 130;

/**
 * Runs steps one after the other; a step that fails does not keep the next from running, an
 * interrupt does.
 *
 * @param run - The steps and what they depend on.
 * @returns One result a step that ran.
 */
export async function runSteps(run: StepsRun): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const name of run.names) {
    run.announce(name);
    const start = run.now();
    const status = await run.runScript(name);
    results.push({ name, outcome: status === 0 ? 'passed' : 'failed', durationMs: run.now() - start });
    if (status >= interrupted) break;
  }
  return results;
}
