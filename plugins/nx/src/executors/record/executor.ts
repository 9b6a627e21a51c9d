import type { ExecutorContext } from '@nx/devkit';
import type { RecordExecutorOptions } from '../executor-options.ts';
import { runSingleTask } from '../single-task.ts';

/**
 * Records the HTTP of one project's tests, one test at a time; or runs them against the real services and writes nothing.
 *
 * @param options - As in schema.json.
 * @param context - What Nx knows of the task.
 * @returns Whether every test passed; a test that failed wrote no recording.
 */
export default function record(
  options: RecordExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const httpMode = options.missing === true ? 'record-missing' : options.httpMode;
  return runSingleTask({ run: 'record', httpMode, options, context });
}
