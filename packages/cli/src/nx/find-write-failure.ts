import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlumblineError, type PlumblineError } from '@plumbline/contracts/errors';
import { writeFileWhole } from '@plumbline/durable';

/** More than what is left over on a disk that took no run record. */
const probe = ' '.repeat(64 * 1024);

/**
 * Finds out whether runs could have left a run record at all: a full disk leaves nowhere to say so.
 *
 * @param workspaceRoot - Absolute path.
 * @returns `DISK_FULL` or `WRITE_FAILED` where nothing can be written; `undefined` where it can.
 * Side effect: writes a file, and removes it.
 */
export async function findWriteFailure(workspaceRoot: string): Promise<PlumblineError | undefined> {
  const path = join(workspaceRoot, '.plumbline/runs/probe');
  try {
    await writeFileWhole(path, probe);
    await rm(path, { force: true });
    return undefined;
  } catch (error) {
    if (isPlumblineError(error)) return error;
    throw error;
  }
}
