import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addDependenciesToPackageJson,
  readJson,
  writeJson,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';
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
 * husky where they are missing; a Vitest that is there is the workspace's own choice. And `@nx/devkit` as Nx
 * itself is there: the plugin's range alone would bring the newest.
 *
 * @param tree - The workspace.
 * @param options - Whether package.json may be changed, existing versions kept, hooks wanted.
 * @returns What installs them.
 */
export function addDependencies(tree: Tree, options: InitOptions): GeneratorCallback {
  if (options.skipPackageJson === true || !tree.exists('package.json')) return () => undefined;
  const { dependencies, devDependencies } = readJson<Dependencies>(tree, 'package.json');
  const present = { ...dependencies, ...devDependencies };
  const missing = Object.entries(wanted(present, options.hooks ?? isHuskyInUse(tree))).filter(
    ([name]) => !isSettled(name, present[name]),
  );
  const install = addDependenciesToPackageJson(
    tree,
    {},
    Object.fromEntries(missing),
    'package.json',
    options.keepExistingVersions ?? false,
  );
  if (dependencies === undefined) removeEmptyDependencies(tree);
  return install;
}

function wanted(present: Readonly<Record<string, string>>, hooks: boolean): Readonly<Record<string, string>> {
  const { nx } = present;
  return {
    ...Object.fromEntries(ownPackages.map((name) => [name, ownVersion()])),
    ...(nx === undefined ? {} : { '@nx/devkit': nx }),
    vitest: vitestRange,
    ...(hooks ? { husky: huskyRange } : {}),
  };
}

/** Nx adds an empty list beside what it is given, and npm takes it out again at the next install. */
function removeEmptyDependencies(tree: Tree): void {
  const { dependencies, ...manifest } = readJson<Dependencies>(tree, 'package.json');
  if (dependencies !== undefined) writeJson(tree, 'package.json', manifest);
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
