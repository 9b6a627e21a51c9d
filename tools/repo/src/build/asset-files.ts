import { globSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in a package's folder and is not published as it is. */
const withheld = [
  '{node_modules,dist,coverage,.plumbline,.nx}/**',
  '**/*.ts',
  '**/fixtures/**',
  '**/__{snapshots,cassettes,fixtures}__/**',
  'scripts/**',
  '{package,tsconfig,project,vitest.config}*.json',
  '{executors,generators}.json',
];

/**
 * Lists the files of a package that are published beside its JavaScript: schemas, templates,
 * README, changelog.
 *
 * @param directory - Absolute path of the package.
 * @returns Paths relative to the package, with slashes, sorted.
 */
export function assetFiles(directory: string): readonly string[] {
  return globSync('**/*', { cwd: directory, exclude: withheld, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(directory.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();
}
