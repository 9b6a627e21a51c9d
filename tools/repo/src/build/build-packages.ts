import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { globSync, mkdirSync, mkdtempDisposableSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkspace } from '../workspace/read-workspace.ts';
import { assemble } from './assemble.ts';
import { compile } from './compile.ts';
import { isPublished } from './is-published.ts';
import { entryPoints, sourcePaths } from './entry-points.ts';
import { unresolvedSources } from './unresolved-sources.ts';

/** A package whose `dist/` is ready. */
export interface BuiltPackage {
  readonly name: string;
  /** Absolute path of its `dist/`. */
  readonly dist: string;
}

/**
 * Builds every package that is published: JavaScript, declarations and package.json into its
 * `dist/`, from which `npm pack` makes the tarball. All are compiled in one go.
 *
 * @param root - Absolute path of the workspace root.
 * @returns What was built, sorted by folder.
 * @throws PlumblineError `BUILD_FAILED` where the compiler refuses, or where compiled code loads
 * TypeScript that is not there.
 */
export function buildPackages(root: string): readonly BuiltPackage[] {
  const packages = readWorkspace(root);
  const published = packages.filter(isPublished);
  const entries = published.flatMap((workspacePackage) => entryPoints(root, workspacePackage));
  const paths = Object.fromEntries(
    packages.flatMap((workspacePackage) => sourcePaths(root, workspacePackage)),
  );
  mkdirSync(join(root, '.plumbline'), { recursive: true });
  using folder = mkdtempDisposableSync(join(root, '.plumbline/build-'));
  compile({ root, entries, paths, outDirectory: folder.path });
  refuseUnresolvedSources(folder.path);
  const versions = new Map(packages.map(({ name, manifest }) => [name, manifest.version]));
  for (const workspacePackage of published) {
    assemble({ root, compiled: folder.path, workspacePackage, versions });
  }
  return published.map(({ name, directory }) => ({ name, dist: join(root, directory, 'dist') }));
}

function refuseUnresolvedSources(compiled: string): void {
  const found = globSync('**/*.js', { cwd: compiled }).flatMap((path) =>
    unresolvedSources(readFileSync(join(compiled, path), 'utf8')).map(
      (expression) => `${path}: ${expression}`,
    ),
  );
  if (found.length === 0) return;
  throw new PlumblineError({
    code: 'BUILD_FAILED',
    message: `Compiled code loads TypeScript that is not published:\n${found.join('\n')}`,
    remedy: 'Export the file in package.json and resolve it by the name of its own package.',
    exitCode: exitCodes.checkFailed,
    fields: { found },
  });
}
