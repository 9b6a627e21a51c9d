import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspacePackage } from '../workspace/read-workspace.ts';
import { pluginModules, readJson } from './plugin-manifest.ts';

/**
 * Lists the source files that a package's users can load: through `exports`, `bin`, executors.json
 * and generators.json. What none of these reaches is not published.
 *
 * @param root - Absolute path of the workspace root.
 * @param workspacePackage - The package.
 * @returns Absolute paths, without repeats.
 */
export function entryPoints(root: string, { directory, manifest }: WorkspacePackage): readonly string[] {
  const own = join(root, directory);
  const exported = Object.values(manifest.exports ?? {}).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  const plugin = [manifest.executors, manifest.generators].flatMap((path) =>
    path === undefined ? [] : pluginModules(readJson(join(own, path))),
  );
  const sources = [...exported, ...Object.values(manifest.bin ?? {}), ...plugin]
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .flatMap((path) => globSync(path, { cwd: own }));
  return [...new Set(sources)].map((path) => join(own, path));
}

/**
 * Says where the compiler finds what a package exports, as `paths` of a tsconfig.json.
 *
 * @param root - Absolute path of the workspace root.
 * @param workspacePackage - The package.
 * @returns Specifiers, each with the absolute paths of its source.
 */
export function sourcePaths(
  root: string,
  { name, directory, manifest }: WorkspacePackage,
): readonly (readonly [specifier: string, paths: readonly string[]])[] {
  return Object.entries(manifest.exports ?? {}).flatMap(([subpath, target]) =>
    typeof target === 'string' && target.endsWith('.ts')
      ? [[join(name, subpath), [join(root, directory, target)]] as const]
      : [],
  );
}
