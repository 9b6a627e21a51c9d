import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempDisposableSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readManifest } from '../workspace/read-workspace.ts';
import type { BuiltPackage } from './build-packages.ts';
import { pluginModules, readJson } from './plugin-manifest.ts';

/**
 * Loads what was built under plain Node: every export path, every command, executor and generator,
 * from copies that see each other as installed packages do.
 *
 * @param root - Absolute path of the workspace root.
 * @param built - The packages.
 * @returns How many modules were loaded.
 * @throws PlumblineError `BUILD_NOT_IMPORTABLE` that names each module and what Node said.
 */
export function verifyImports(root: string, built: readonly BuiltPackage[]): number {
  using folder = mkdtempDisposableSync(join(root, '.plumbline/imports-'));
  for (const { name, dist } of built) {
    cpSync(dist, join(folder.path, 'node_modules', name), { recursive: true });
  }
  const specifiers = built.flatMap(({ name, dist }) => importable(name, dist));
  const failures = importAll(folder.path, specifiers);
  if (failures.length === 0) return specifiers.length;
  throw new PlumblineError({
    code: 'BUILD_NOT_IMPORTABLE',
    message: `What was built does not load:\n${failures.join('\n')}`,
    remedy: 'Check that package.json names every dependency, and that no path in the code ends in .ts.',
    exitCode: exitCodes.checkFailed,
    fields: { failures },
  });
}

/** Specifiers of a package's exports, and paths of what Nx loads from it. */
function importable(name: string, dist: string): readonly string[] {
  const { exports = {}, executors, generators } = readManifest(join(dist, 'package.json'));
  const exported = Object.keys(exports).filter((path) => !path.endsWith('.json') && !path.includes('*'));
  const loaded = [executors, generators].flatMap((path) =>
    path === undefined ? [] : pluginModules(readJson(join(dist, path))),
  );
  return [
    ...exported.map((path) => join(name, path)),
    ...loaded
      .filter((path) => existsSync(join(dist, path)))
      .map((path) => `./node_modules/${join(name, path)}`),
  ];
}

/** What some modules say that work inside a test worker alone: they were found and linked all the same. */
const needsTestWorker = 'Vitest failed to access its internal state';

const program = `
const failures = [];
for (const specifier of JSON.parse(process.argv[1])) {
  try {
    await import(specifier);
  } catch (error) {
    const said = String(error?.message ?? error);
    if (!said.includes(${JSON.stringify(needsTestWorker)})) failures.push(specifier + ': ' + said);
  }
}
process.stdout.write(JSON.stringify(failures), () => process.exit());
`;

function importAll(directory: string, specifiers: readonly string[]): readonly string[] {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--no-strip-types', '--input-type=module', '-e', program, JSON.stringify(specifiers)],
    { cwd: directory, encoding: 'utf8' },
  );
  return status === 0
    ? z.array(z.string()).parse(JSON.parse(stdout))
    : [`Node ended with ${status}: ${stderr}`];
}
