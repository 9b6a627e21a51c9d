import type { RunKind } from '@plumbline/contracts/modes';

/** Folder of run records, relative to the workspace root, with slashes. */
export const runRecordsFolder = '.plumbline/runs';

/** Names a run record: whose, and of which kind of run. */
export interface RunRecordName {
  /** Path of the workspace; `{workspaceRoot}` makes an Nx output. */
  readonly workspaceRoot: string;
  readonly project: string;
  readonly run: RunKind;
}

/**
 * Says where a run record stands. Known before anything runs, so that it can be
 * the output of an inferred target.
 *
 * @param name - Workspace, project and run.
 * @returns Path of the file. Beyond the workspace root it has slashes only, and no
 *   character that a glob or a file system reads in a way of its own: other bytes of
 *   the project's name stand as `%` and two digits. Two names never share a path.
 */
export function runRecordPath({ workspaceRoot, project, run }: RunRecordName): string {
  return `${workspaceRoot}/${runRecordsFolder}/${fileSafe(project)}/${run}.json`;
}

function fileSafe(project: string): string {
  return project.replace(/[^\w.-]/gu, percentEncoded).replace(/^\.|\.$/gu, percentEncoded);
}

function percentEncoded(character: string): string {
  return Array.from(
    new TextEncoder().encode(character),
    (byte) => `%${byte.toString(16).padStart(2, '0')}`,
  ).join('');
}
