import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { exitCodes, fail, ok, PlumblineError, type Result } from '@plumbline/contracts/errors';

/**
 * Finds the `nx` that a workspace has installed.
 *
 * @param workspaceRoot - Absolute path of the workspace.
 * @returns Absolute path of its script, or `NX_NOT_FOUND`.
 */
export function findNx(workspaceRoot: string): Result<string, PlumblineError> {
  try {
    const manifest = createRequire(join(workspaceRoot, 'package.json')).resolve('nx/package.json');
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: { nx: string } };
    return ok(join(dirname(manifest), bin.nx));
  } catch (cause) {
    return fail(
      new PlumblineError({
        code: 'NX_NOT_FOUND',
        message: `The workspace ${workspaceRoot} has no nx installed.`,
        remedy: 'Install the dependencies of the workspace (`npm ci`), or add nx to them.',
        exitCode: exitCodes.invalidInput,
        fields: { workspaceRoot },
        cause,
      }),
    );
  }
}
