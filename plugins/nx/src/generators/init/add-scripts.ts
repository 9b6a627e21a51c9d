import { readJson, updateJson, type Tree } from '@nx/devkit';
import type { TargetNames } from '../../plugin-options.ts';

interface RootManifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly nx?: unknown;
}

/**
 * Adds a script for each way to run tests.
 *
 * @param tree - The workspace. Scripts that are there stay; a workspace root that is itself a
 *   project gets none, because Nx makes a target of every script there.
 * @param targets - Names of the inferred targets.
 */
export function addScripts(tree: Tree, targets: TargetNames): void {
  if (!tree.exists('package.json') || isProject(tree)) return;
  const present = readJson<RootManifest>(tree, 'package.json').scripts ?? {};
  const missing = Object.entries(scripts(targets)).filter(([name]) => present[name] === undefined);
  if (missing.length === 0) return;
  updateJson<RootManifest>(tree, 'package.json', (manifest) => ({
    ...manifest,
    scripts: { ...manifest.scripts, ...Object.fromEntries(missing) },
  }));
}

function isProject(tree: Tree): boolean {
  return tree.exists('project.json') || readJson<RootManifest>(tree, 'package.json').nx !== undefined;
}

function scripts({ qa, live }: TargetNames): Readonly<Record<string, string>> {
  return {
    qa: `nx run-many -t ${qa}`,
    'qa:quick': `nx run-many -t ${qa} -c quick`,
    'qa:affected': `nx affected -t ${qa}`,
    'qa:nightly': `nx run-many -t ${qa} -c nightly && nx run-many -t ${live}`,
  };
}
