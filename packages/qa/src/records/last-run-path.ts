/**
 * Says where the note of the last `nx` command stands.
 *
 * @param workspaceRoot - Absolute path of the workspace.
 * @returns Absolute path of the file.
 */
export function lastRunPath(workspaceRoot: string): string {
  return `${workspaceRoot}/.plumbline/last-run.json`;
}
