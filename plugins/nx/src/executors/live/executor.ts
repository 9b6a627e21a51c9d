import type { ExecutorContext } from '@nx/devkit';
import type { ExecutorOptions } from '../executor-options.ts';
import { runSingleTask } from '../single-task.ts';

/**
 * Runs the live tests of one project, one at a time, beside no other test of the workspace.
 *
 * @param options - As in schema.json.
 * @param context - What Nx knows of the task.
 * @returns Whether it passed.
 */
export default function live(
  options: ExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runSingleTask({ run: 'live', httpMode: undefined, options, context });
}
