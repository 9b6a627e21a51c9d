import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lists the packages that a Vitest or Vite configuration may bring in. Not its imports alone:
 * environments, set-up files and reporters are named by strings, which Nx does not follow.
 *
 * @param file - Absolute path of the configuration.
 * @returns Everything quoted that has the shape of a package; what is none of one's packages
 *   does no harm.
 */
export function configPackages(file: string): readonly string[] {
  const strings = readFileSync(file, 'utf8').matchAll(/(?<quote>['"`])(?<text>[@a-z][\w@./-]*)\k<quote>/gu);
  return [...strings].map((match) => packageName(match.groups?.['text'] ?? ''));
}

/**
 * Lists the packages that configurations at the workspace root may bring in. Projects share
 * such files, but no project owns them.
 *
 * @param workspaceRoot - Absolute path of the workspace root.
 * @returns Names, as {@link configPackages} finds them.
 */
export function sharedPackages(workspaceRoot: string): readonly string[] {
  return readdirSync(workspaceRoot, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(?:vitest\.|vite\.config\.)/u.test(entry.name))
    .flatMap((entry) => configPackages(join(workspaceRoot, entry.name)));
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
