import type { ExecutorContext } from '@nx/devkit';
import type { QaExecutorOptions } from '../executor-options.ts';
import { runSingleTask } from '../single-task.ts';

/**
 * Runs the tests of one project in a mode.
 *
 * @param options - As in schema.json.
 * @param context - What Nx knows of the task.
 * @returns Whether it passed.
 */
export default function qa(
  options: QaExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runSingleTask({
    run: options.mode ?? 'pr',
    httpMode: undefined,
    coverage: options.coverage ?? false,
    options,
    context,
  });
}
