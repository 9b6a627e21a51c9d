import { lastRunSchema, type LastRun } from '@plumbline/contracts';
import { writeFileWhole } from '@plumbline/durable';
import { readJsonFile } from './json-file.ts';

/** Environment variable by which a caller of `nx` names the run, to find it again. */
export const runIdVariable = 'PLUMBLINE_RUN_ID';

/**
 * Notes which runs an `nx` command made and which of them came from the cache.
 *
 * @param workspaceRoot - Absolute path of the workspace.
 * @param lastRun - What to note, in place of what was noted before.
 * @throws PlumblineError of `writeFileWhole`, such as for a full disk.
 */
export async function writeLastRun(workspaceRoot: string, lastRun: LastRun): Promise<void> {
  const path = lastRunPath(workspaceRoot);
  await writeFileWhole(path, `${JSON.stringify(lastRun, undefined, 2)}\n`);
}

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

function lastRunPath(workspaceRoot: string): string {
  return `${workspaceRoot}/.plumbline/last-run.json`;
}
