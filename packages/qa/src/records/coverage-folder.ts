import { runRecordPath, type RunRecordName } from './run-record-path.ts';

/**
 * Says where the coverage of a run is reported, beside the run records.
 *
 * @param name - Workspace, project and run.
 * @returns Path of the folder, safe as {@link runRecordPath} is.
 */
export function coverageFolder(name: RunRecordName): string {
  return runRecordPath(name)
    .replace('/.plumbline/runs/', '/.plumbline/coverage/')
    .replace(/\.json$/u, '');
}
