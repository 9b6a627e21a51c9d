import { setTimeout as pause } from 'node:timers/promises';
import type { PostTasksExecution, PostTasksExecutionContext } from '@nx/devkit';
import type { LastRun } from '@plumbline/contracts';
import type { PluginOptions } from '../plugin-options.ts';
import { finishedRuns, type FinishedRun } from './finished-runs.ts';

/** As in `@plumbline/qa`, which is not loaded unless a task of this plugin ran. */
const runIdVariable = 'PLUMBLINE_RUN_ID';

/** Nx ends its process as soon as a hook answers, and text reaches it by another pipe. */
const textTravelMs = 20;

/**
 * Notes which runs an `nx` command made, and shows their summary: from the run records, so
 * also when everything came from the cache. Without a task of this plugin it does nothing.
 *
 * @param _options - Options of the plugin's entry in nx.json; none matters here.
 * @param context - The command that ended.
 * Side effects: writes `.plumbline/last-run.json` and, unless a caller named the run to show it
 *   itself, text to the terminal. Never throws: what goes wrong here must not fail a run.
 */
export const postTasksExecution: PostTasksExecution<PluginOptions> = async (_options, context) => {
  const runs = finishedRuns(context.taskResults);
  if (runs.length === 0) return;
  try {
    const { writeLastRun } = await import('@plumbline/qa');
    const run = lastRun(runs, context);
    await writeLastRun(context.workspaceRoot, run);
    if (process.env[runIdVariable] === undefined) await show(run, context);
  } catch (cause) {
    process.stderr.write(
      `Plumbline shows no summary: ${cause instanceof Error ? cause.message : String(cause)}\n`,
    );
  }
};

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

async function show(run: LastRun, { workspaceRoot, argv }: PostTasksExecutionContext): Promise<void> {
  const { readRecordsOfRun } = await import('@plumbline/qa');
  const { summaryLines } = await import('./summary-lines.ts');
  const { openSummaryScreen } = await import('./summary-screen.ts');
  const found = await readRecordsOfRun(workspaceRoot, run);
  using screen = openSummaryScreen({ argv, environment: process.env, output: process.stdout });
  const lines = summaryLines(run, found, screen);
  if (lines.length === 0) return;
  await screen.show(lines);
  await pause(textTravelMs);
}
