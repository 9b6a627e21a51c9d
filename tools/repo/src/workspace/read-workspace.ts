import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlumblineError, exitCodes } from '@plumbline/contracts/errors';
import { layerOf, layers, type Layer } from './layer.ts';
import { packageManifestSchema, type PackageManifest } from './package-manifest.ts';

/** A package of this workspace. */
export interface WorkspacePackage {
  readonly name: string;
  /** Folder, relative to the workspace root, with slashes. */
  readonly directory: string;
  readonly layer: Layer;
  readonly manifest: PackageManifest;
}

/**
 * Finds the packages of a workspace through the `workspaces` patterns of its package.json.
 *
 * @param root - Absolute path of the workspace root.
 * @returns The packages, sorted by folder.
 * @throws PlumblineError `PACKAGE_MANIFEST_INVALID` where a package.json cannot be read or parsed,
 * `PACKAGE_LAYER_MISSING` where a package has no known `layer:` tag.
 */
export function readWorkspace(root: string): readonly WorkspacePackage[] {
  const patterns = readManifest(join(root, 'package.json')).workspaces ?? [];
  return patterns
    .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
    .map((path) => path.replaceAll('\\', '/').slice(0, -'/package.json'.length))
    .toSorted()
    .map((directory) => readWorkspacePackage(root, directory));
}

function readWorkspacePackage(root: string, directory: string): WorkspacePackage {
  const manifest = readManifest(join(root, directory, 'package.json'));
  const layer = layerOf(manifest.nx?.tags ?? []);
  if (layer === undefined) {
    throw new PlumblineError({
      code: 'PACKAGE_LAYER_MISSING',
      message: `${directory}/package.json has no known layer tag under nx.tags.`,
      remedy: `Add one of ${layers.map((known) => `"layer:${known}"`).join(', ')}.`,
      exitCode: exitCodes.invalidConfiguration,
      fields: { directory },
    });
  }
  return { name: manifest.name, directory, layer, manifest };
}

/**
 * Reads and checks one package.json.
 *
 * @param path - Absolute path of the file.
 * @returns Its content, unknown fields kept.
 * @throws PlumblineError `PACKAGE_MANIFEST_INVALID` where the file cannot be read or is not a package.json.
 */
export function readManifest(path: string): PackageManifest {
  try {
    return packageManifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new PlumblineError({
      code: 'PACKAGE_MANIFEST_INVALID',
      message: `${path} is not a package.json that can be read.`,
      remedy: 'Correct the file; the cause says what was found.',
      exitCode: exitCodes.invalidConfiguration,
      fields: { path },
      cause,
    });
  }
}
