import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exitCodes, fail, ok, PlumblineError, type Result } from '@plumbline/contracts/errors';

/**
 * Finds the workspace that a folder belongs to.
 *
 * @param directory - Absolute path of the folder.
 * @returns The nearest folder, this one or above, that holds `nx.json` or `plumbline.json`;
 *   or `WORKSPACE_NOT_FOUND`.
 */
export function findWorkspaceRoot(directory: string): Result<string, PlumblineError> {
  for (const folder of upwards(directory)) {
    if (existsSync(join(folder, 'nx.json')) || existsSync(join(folder, 'plumbline.json'))) return ok(folder);
  }
  return fail(
    new PlumblineError({
      code: 'WORKSPACE_NOT_FOUND',
      message: `Neither ${directory} nor any folder above it holds an nx.json or a plumbline.json.`,
      remedy: 'Call plumb inside a workspace; `npx nx add @plumbline/nx` makes an Nx workspace one.',
      exitCode: exitCodes.invalidInput,
      fields: { directory },
    }),
  );
}

function* upwards(directory: string): Generator<string> {
  yield directory;
  const parent = dirname(directory);
  if (parent !== directory) yield* upwards(parent);
}
