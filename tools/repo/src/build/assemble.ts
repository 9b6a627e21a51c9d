import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WorkspacePackage } from '../workspace/read-workspace.ts';
import { assetFiles } from './asset-files.ts';
import { publishedPluginManifest, readJson } from './plugin-manifest.ts';
import { publishedManifest } from './published-manifest.ts';

/** What a `dist/` is put together from. */
export interface Assembly {
  /** Absolute path of the workspace root. */
  readonly root: string;
  /** Absolute path of the folder that {@link compile} wrote; this package's part of it moves to `dist/`. */
  readonly compiled: string;
  readonly workspacePackage: WorkspacePackage;
  /** Versions of all packages of the workspace by name. */
  readonly versions: ReadonlyMap<string, string>;
}

/**
 * Writes a package's `dist/`: a folder that `npm pack` turns into what is published. The old one
 * gives way in the end, so that there is never half of one.
 *
 * @param assembly - The package and what was compiled.
 */
export function assemble({ root, compiled, workspacePackage, versions }: Assembly): void {
  const { directory, manifest } = workspacePackage;
  const own = join(root, directory);
  const next = join(compiled, directory);
  for (const asset of assetFiles(own)) copyInto(next, own, asset);
  if (existsSync(join(root, 'LICENSE'))) copyInto(next, root, 'LICENSE');
  for (const path of [manifest.executors, manifest.generators]) {
    if (path !== undefined) writeJson(join(next, path), publishedPluginManifest(readJson(join(own, path))));
  }
  writeJson(join(next, 'package.json'), publishedManifest(manifest, versions));
  rmSync(join(own, 'dist'), { recursive: true, force: true });
  renameSync(next, join(own, 'dist'));
}

function copyInto(target: string, source: string, path: string): void {
  mkdirSync(dirname(join(target, path)), { recursive: true });
  cpSync(join(source, path), join(target, path));
}

function writeJson(path: string, value: object | string | number | boolean | null): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
