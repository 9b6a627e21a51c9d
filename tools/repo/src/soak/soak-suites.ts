import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspacePackage } from '../workspace/read-workspace.ts';

/** The variable that raises the counts of long tests. */
export const soakVariable = 'PLUMBLINE_SOAK';

/** The long tests of one package. */
export interface SoakSuite {
  /** Folder of the package, relative to the workspace root, with slashes. */
  readonly directory: string;
  /** Test files relative to the folder, sorted. */
  readonly files: readonly string[];
}

/**
 * Finds the tests that have full counts to run: those that read the variable.
 *
 * @param root - Absolute path of the workspace root.
 * @param packages - The packages of the workspace.
 * @returns One suite a package that has such tests.
 */
export function soakSuites(
  root: string,
  packages: readonly Pick<WorkspacePackage, 'directory'>[],
): readonly SoakSuite[] {
  return packages
    .map(({ directory }) => ({ directory, files: longTests(join(root, directory)) }))
    .filter(({ files }) => files.length > 0);
}

function longTests(directory: string): readonly string[] {
  return globSync('src/**/*.test.ts', { cwd: directory, exclude: ['**/fixtures'] })
    .filter((file) => readFileSync(join(directory, file), 'utf8').includes(`env['${soakVariable}']`))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}
