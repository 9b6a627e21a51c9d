import type { PackageManifest } from '../workspace/package-manifest.ts';
import { declarationPath, publishedPath } from './published-path.ts';

type ExportTarget = NonNullable<PackageManifest['exports']>[string];

/** Fields that serve this workspace and nobody who installs the package. */
const workspaceFields = ['devDependencies', 'scripts', 'nx', 'files', 'private', 'workspaces'];

/**
 * Makes the package.json that is published of the one in the workspace: JavaScript instead of
 * TypeScript, real versions of sibling packages, nothing that only serves development.
 *
 * @param manifest - The package.json in the workspace.
 * @param versions - Versions of all packages of the workspace by name.
 * @returns The package.json of `dist/`.
 */
export function publishedManifest(
  manifest: PackageManifest,
  versions: ReadonlyMap<string, string>,
): PackageManifest {
  const kept = Object.entries(manifest).filter(([field]) => !workspaceFields.includes(field));
  const { exports, bin, dependencies, peerDependencies } = manifest;
  return {
    ...(Object.fromEntries(kept) as PackageManifest),
    ...(exports && { exports: mapValues(exports, publishedTarget) }),
    ...(bin && { bin: mapValues(bin, publishedPath) }),
    ...(dependencies && { dependencies: withVersions(dependencies, versions) }),
    ...(peerDependencies && { peerDependencies: withVersions(peerDependencies, versions) }),
  };
}

function publishedTarget(target: ExportTarget): ExportTarget {
  if (typeof target !== 'string') return mapValues(target, publishedPath);
  return isSource(target) ? { types: declarationPath(target), default: publishedPath(target) } : target;
}

function isSource(path: string): boolean {
  return path.endsWith('.ts') && !path.endsWith('.d.ts');
}

function withVersions(
  dependencies: Readonly<Record<string, string>>,
  versions: ReadonlyMap<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, range]) => [name, versions.get(name) ?? range]),
  );
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
