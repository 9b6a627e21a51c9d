import { getPackageManagerCommand, readJson, updateJson, type Tree } from '@nx/devkit';
import type { TargetNames } from '../../plugin-options.ts';
import type { InitOptions } from './init-options.ts';

const file = '.husky/pre-commit';

interface RootManifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * Lets a commit run the quick tests that it affects.
 *
 * @param tree - The workspace. What a hook does already stays; husky itself is set up only where
 *   that is asked for.
 * @param targets - Names of the inferred targets.
 * @param options - Whether hooks are wanted, and whether package.json may be changed.
 */
export function addCommitHook(tree: Tree, targets: TargetNames, options: InitOptions): void {
  if (!(options.hooks ?? isHuskyInUse(tree))) return;
  addLine(tree, targets.qa);
  if (options.skipPackageJson !== true && tree.exists('package.json')) prepareHusky(tree);
}

/**
 * Tells whether the workspace uses husky.
 *
 * @param tree - The workspace.
 * @returns True where its folder or its dependency is there.
 */
export function isHuskyInUse(tree: Tree): boolean {
  if (tree.exists('.husky')) return true;
  if (!tree.exists('package.json')) return false;
  const { dependencies, devDependencies } = readJson<RootManifest>(tree, 'package.json');
  return 'husky' in { ...dependencies, ...devDependencies };
}

function addLine(tree: Tree, target: string): void {
  const text = tree.read(file, 'utf-8') ?? '';
  const command = `nx affected -t ${target} -c quick --uncommitted`;
  if (text.includes(command)) return;
  const renamed = text.replace(/nx affected -t \S+ -c quick --uncommitted/u, () => command);
  if (renamed !== text) {
    tree.write(file, renamed);
    return;
  }
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  // Before the first commit there is nothing that Nx could compare with.
  const guard = '! git rev-parse --quiet --verify HEAD > /dev/null ||';
  tree.write(file, `${text}${separator}${guard} ${getPackageManagerCommand().exec} ${command}\n`);
}

/** npm runs `prepare` after every install, and husky then points git at its hooks. */
function prepareHusky(tree: Tree): void {
  const { prepare } = readJson<RootManifest>(tree, 'package.json').scripts ?? {};
  if (prepare?.includes('husky') === true) return;
  updateJson<RootManifest>(tree, 'package.json', (manifest) => ({
    ...manifest,
    scripts: { ...manifest.scripts, prepare: prepare === undefined ? 'husky' : `${prepare} && husky` },
  }));
}
