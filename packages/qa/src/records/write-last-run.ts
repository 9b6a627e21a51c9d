import type { LastRun } from '@plumbline/contracts';
import { writeFileWhole } from '@plumbline/durable/write-file-whole';
import { lastRunPath } from './last-run-path.ts';

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
  await writeFileWhole(lastRunPath(workspaceRoot), `${JSON.stringify(lastRun, undefined, 2)}\n`);
}
