import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { runRecordSchema, type ReplyWarning, type RunKind, type RunRecord } from '@plumbline/contracts';
import { byProjectAndRun } from './by-project-and-run.ts';
import { readJsonFile, type JsonFile } from './json-file.ts';
import { passedOver } from './passed-over.ts';
import { runRecordsFolder } from './run-record-path.ts';

/** Which run records to read; what is left out does not restrict. */
export interface RunRecordFilter {
  /** Names of projects. */
  readonly projects?: readonly string[] | undefined;
  /** Kinds of run. */
  readonly runs?: readonly RunKind[] | undefined;
}

/** The run records of a workspace, and what could not be read. */
export interface RunRecords {
  /** By project, then by run. */
  readonly records: readonly RunRecord[];
  /** One `RUN_RECORD_INVALID` for each file that is no run record of this version. */
  readonly warnings: readonly ReplyWarning[];
}

/**
 * Reads the run records of a workspace. A file that is none is passed over with a
 * warning: it may come from another version, or from a cache.
 *
 * @param workspaceRoot - Absolute path of the workspace.
 * @param filter - Which to read; all where it says nothing.
 * @returns Records and warnings; both empty where nothing has run yet.
 */
export async function readRunRecords(
  workspaceRoot: string,
  filter: RunRecordFilter = {},
): Promise<RunRecords> {
  const files = await Promise.all(
    (await recordPaths(workspaceRoot)).map((path) => readOne(workspaceRoot, path)),
  );
  const records = files.flatMap(({ file }) => (file.state === 'read' ? [file.value] : []));
  return {
    records: records.filter((record) => matches(record, filter)).toSorted(byProjectAndRun),
    warnings: files.flatMap(({ path, file }) =>
      file.state === 'invalid' ? [passedOver(path, file.reason)] : [],
    ),
  };
}

async function recordPaths(workspaceRoot: string): Promise<string[]> {
  const folder = `${workspaceRoot}/${runRecordsFolder}`;
  if (!existsSync(folder)) return [];
  const names = await readdir(folder, { recursive: true });
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^[^/]+\/[^/.][^/]*\.json$/u.test(name))
    .map((name) => `${runRecordsFolder}/${name}`)
    .toSorted();
}

async function readOne(
  workspaceRoot: string,
  path: string,
): Promise<{ path: string; file: JsonFile<RunRecord> }> {
  return { path, file: await readJsonFile(`${workspaceRoot}/${path}`, runRecordSchema) };
}

function matches(record: RunRecord, { projects, runs }: RunRecordFilter): boolean {
  return (projects?.includes(record.project) ?? true) && (runs?.includes(record.run) ?? true);
}
