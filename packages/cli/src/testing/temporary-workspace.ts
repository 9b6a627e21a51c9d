import { mkdir, mkdtempDisposable, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A workspace on disk for one test; disposing it removes it. */
export interface TemporaryWorkspace extends AsyncDisposable {
  readonly root: string;
}

/**
 * Makes a workspace with an `nx.json` and the given files.
 *
 * @param files - Contents by path relative to the root.
 * @returns The workspace.
 */
export async function temporaryWorkspace(
  files: Readonly<Record<string, string>> = {},
): Promise<TemporaryWorkspace> {
  const folder = await mkdtempDisposable(join(await realpath(tmpdir()), 'plumb-'));
  for (const [path, content] of Object.entries({ 'nx.json': '{}', 'package.json': '{}', ...files })) {
    await mkdir(dirname(join(folder.path, path)), { recursive: true });
    await writeFile(join(folder.path, path), content);
  }
  return { root: folder.path, [Symbol.asyncDispose]: () => folder.remove() };
}

/**
 * Files of an `nx` that does what a script says.
 *
 * @param script - CommonJS source.
 * @returns Contents by path, for {@link temporaryWorkspace}.
 */
export function installedNx(script = ''): Record<string, string> {
  return {
    'node_modules/nx/package.json': '{"name": "nx", "version": "0.0.0", "bin": {"nx": "./nx.js"}}',
    'node_modules/nx/nx.js': script,
  };
}
