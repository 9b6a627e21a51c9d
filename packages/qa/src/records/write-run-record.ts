import { writeFileWhole } from '@plumbline/durable';
import type { RunRecord } from '@plumbline/contracts';
import { runRecordPath } from './run-record-path.ts';

/**
 * Writes a run record to its place, whole: a reader sees the old one or the new one.
 *
 * @param workspaceRoot - Absolute path of the workspace.
 * @param record - What to write.
 * @returns Path of the file.
 * @throws PlumblineError of `writeFileWhole`, such as for a full disk.
 */
export async function writeRunRecord(workspaceRoot: string, record: RunRecord): Promise<string> {
  const path = runRecordPath({ workspaceRoot, project: record.project, run: record.run });
  await writeFileWhole(path, `${JSON.stringify(record, undefined, 2)}\n`);
  return path;
}
