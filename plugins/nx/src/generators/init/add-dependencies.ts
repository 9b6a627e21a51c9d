import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDependenciesToPackageJson, readJson, type GeneratorCallback, type Tree } from '@nx/devkit';
import { isHuskyInUse } from './add-commit-hook.ts';
import type { InitOptions } from './init-options.ts';

interface Dependencies {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Our own packages: the tests' side, and the command that remedies name. */
const ownPackages = ['@plumbline/vitest', '@plumbline/cli'];
const vitestRange = '^5.1.0';
const huskyRange = '^9.1.7';

/**
 * Adds what tests need to run: `@plumbline/vitest` and the command `plumb` in the plugin's own version, and Vitest and
 * husky where they are missing; a Vitest that is there is the workspace's own choice.
 *
 * @param tree - The workspace.
 * @param options - Whether package.json may be changed, existing versions kept, hooks wanted.
 * @returns What installs them.
 */
export function addDependencies(tree: Tree, options: InitOptions): GeneratorCallback {
  if (options.skipPackageJson === true || !tree.exists('package.json')) return () => undefined;
  const { dependencies, devDependencies } = readJson<Dependencies>(tree, 'package.json');
  const present = { ...dependencies, ...devDependencies };
  const wanted = {
    ...Object.fromEntries(ownPackages.map((name) => [name, ownVersion()])),
    vitest: vitestRange,
    ...((options.hooks ?? isHuskyInUse(tree)) ? { husky: huskyRange } : {}),
  };
  const missing = Object.entries(wanted).filter(([name]) => !isSettled(name, present[name]));
  return addDependenciesToPackageJson(
    tree,
    {},
    Object.fromEntries(missing),
    'package.json',
    options.keepExistingVersions ?? false,
  );
}

/** Only our own packages are raised, and that only where a version says what it is: no path, no tag. */
function isSettled(name: string, present: string | undefined): boolean {
  if (present === undefined) return false;
  return !ownPackages.includes(name) || !/^[~^]?\d/u.test(present);
}

function ownVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
