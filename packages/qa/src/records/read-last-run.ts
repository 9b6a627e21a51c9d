import { lastRunSchema, type LastRun } from '@plumbline/contracts';
import { readJsonFile } from './json-file.ts';
import { lastRunPath } from './last-run-path.ts';

/**
 * Reads which runs the last `nx` command made.
 *
 * @param workspaceRoot - Absolute path of the workspace.
 * @returns What was noted; `undefined` where nothing was, or where it is of another version.
 */
export async function readLastRun(workspaceRoot: string): Promise<LastRun | undefined> {
  const file = await readJsonFile(lastRunPath(workspaceRoot), lastRunSchema);
  return file.state === 'read' ? file.value : undefined;
}
