import type { PostTasksExecution } from '@nx/devkit';
import type { PluginOptions } from '../plugin-options.ts';
import { finishedRuns } from './finished-runs.ts';

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
    const { concludeRun } = await import('./conclude-run.ts');
    await concludeRun(runs, context, process.stdout);
  } catch (cause) {
    process.stderr.write(
      `Plumbline cannot conclude the run: ${cause instanceof Error ? cause.message : String(cause)}\n`,
    );
  }
};
