import { setTimeout as pause } from 'node:timers/promises';
import type { PostTasksExecutionContext } from '@nx/devkit';
import type { LastRun } from '@plumbline/contracts';
import { readRecordsOfRun, runIdVariable, writeLastRun } from '@plumbline/qa/summary-of-run';
import type { FinishedRun } from './finished-runs.ts';
import { summaryLines } from './summary-lines.ts';
import { openSummaryScreen, type ScreenOutput } from './summary-screen.ts';

/** Nx ends its process as soon as a hook answers, and text reaches it by another pipe. */
const textTravelMs = 20;

/**
 * Notes the runs of an `nx` command, and meanwhile shows their summary, unless a caller named the
 * run to show it itself.
 *
 * @param runs - The runs, at least one.
 * @param context - The command that ended.
 * @param output - Where to show the summary when the command's terminal is not to be found.
 * @throws Error of the first that failed, once both have ended.
 */
export async function concludeRun(
  runs: readonly FinishedRun[],
  context: PostTasksExecutionContext,
  output: ScreenOutput,
): Promise<void> {
  const run = lastRun(runs, context);
  const isOurs = process.env[runIdVariable] === undefined;
  const outcomes = await Promise.allSettled([
    writeLastRun(context.workspaceRoot, run),
    ...(isOurs ? [show(run, context, output)] : []),
  ]);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** The command and its runs, in the shape that stays on disk. */
function lastRun(runs: readonly FinishedRun[], context: PostTasksExecutionContext): LastRun {
  return {
    schemaVersion: 1,
    kind: 'last-run',
    id: process.env[runIdVariable] ?? context.id,
    startedAt: context.startTime,
    endedAt: context.endTime,
    tasks: [...runs],
  };
}

async function show(
  run: LastRun,
  { workspaceRoot, argv }: PostTasksExecutionContext,
  output: ScreenOutput,
): Promise<void> {
  const found = await readRecordsOfRun(workspaceRoot, run);
  using screen = openSummaryScreen({ argv, environment: process.env, output });
  const lines = summaryLines(run, found, screen);
  if (lines.length === 0) return;
  await screen.show(lines);
  await pause(textTravelMs);
}
