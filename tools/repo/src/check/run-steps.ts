import type { StepResult } from './check-record.ts';
import type { CheckPlan, StepGroup } from './check-steps.ts';

/** What a run of steps depends on. */
export interface StepsRun {
  readonly plan: CheckPlan;
  /** Runs one npm script and answers with its exit status; 130 or more means that it was interrupted. */
  readonly runScript: (name: string) => Promise<number>;
  /** Milliseconds from any fixed moment. */
  readonly now: () => number;
  /** Told before a script starts. */
  readonly announce: (name: string) => void;
}

const interrupted = 130;

/**
 * Runs the steps of a plan one after the other, a group at once. A step that fails does not keep the
 * next from running, an interrupt does. Of a group that fails each step runs alone, to say which it was.
 *
 * @param run - The plan and what it depends on.
 * @returns One result a step that ran; the steps of a group that passed share its time.
 */
export async function runSteps(run: StepsRun): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const entry of run.plan) {
    const { ended, isInterrupted } =
      typeof entry === 'string' ? await runStep(run, entry) : await runGroup(run, entry);
    results.push(...ended);
    if (isInterrupted) break;
  }
  return results;
}

/** Steps that ended, and whether nothing more shall run. */
interface Ended {
  readonly ended: readonly StepResult[];
  readonly isInterrupted: boolean;
}

async function runStep(run: StepsRun, name: string): Promise<Ended> {
  const { status, durationMs } = await timed(run, name);
  const result: StepResult = { name, outcome: status === 0 ? 'passed' : 'failed', durationMs };
  return { ended: [result], isInterrupted: status >= interrupted };
}

async function runGroup(run: StepsRun, { script, steps }: StepGroup): Promise<Ended> {
  const { status, durationMs } = await timed(run, script);
  if (status >= interrupted)
    return { ended: [{ name: script, outcome: 'failed', durationMs }], isInterrupted: true };
  if (status !== 0) return groupsEnd(await runSteps({ ...run, plan: steps }), steps);
  const each = durationMs / steps.length;
  return {
    ended: steps.map((name) => ({ name, outcome: 'passed', durationMs: each })),
    isInterrupted: false,
  };
}

function groupsEnd(ended: readonly StepResult[], steps: readonly string[]): Ended {
  return { ended, isInterrupted: ended.length < steps.length };
}

async function timed(
  run: StepsRun,
  script: string,
): Promise<{ readonly status: number; readonly durationMs: number }> {
  run.announce(script);
  const start = run.now();
  const status = await run.runScript(script);
  return { status, durationMs: run.now() - start };
}
