import { setTimeout as pause } from 'node:timers/promises';
import type { PostTasksExecution, PostTasksExecutionContext } from '@nx/devkit';
import type { PluginOptions } from '../plugin-options.ts';
import { finishedRuns, type FinishedRun } from './finished-runs.ts';

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
    await note(runs, context);
    if (process.env['PLUMBLINE_RUN_ID'] === undefined) await show(runs, context);
  } catch (cause) {
    process.stderr.write(
      `Plumbline shows no summary: ${cause instanceof Error ? cause.message : String(cause)}\n`,
    );
  }
};

async function note(runs: readonly FinishedRun[], context: PostTasksExecutionContext): Promise<void> {
  const { runIdVariable, writeLastRun } = await import('@plumbline/qa');
  await writeLastRun(context.workspaceRoot, {
    schemaVersion: 1,
    kind: 'last-run',
    id: process.env[runIdVariable] ?? context.id,
    startedAt: context.startTime,
    endedAt: context.endTime,
    tasks: runs.map(({ project, run, outcome, cached }) => ({ project, run, outcome, cached })),
  });
}

async function show(runs: readonly FinishedRun[], context: PostTasksExecutionContext): Promise<void> {
  const { freshRecords } = await import('./fresh-records.ts');
  const { summaryLines } = await import('./summary-lines.ts');
  const { openSummaryScreen } = await import('./summary-screen.ts');
  const fresh = await freshRecords(context.workspaceRoot, runs, context.startTime);
  using screen = openSummaryScreen({ argv: context.argv, environment: process.env, output: process.stdout });
  const { width, color } = screen;
  const wallMs = context.endTime - context.startTime;
  const lines = summaryLines({ runs, fresh, wallMs, width, color });
  if (lines.length === 0) return;
  await screen.show(lines);
  await pause(textTravelMs);
}
