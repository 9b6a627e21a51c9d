import { formatFiles, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { addCommitHook } from './add-commit-hook.ts';
import { addDependencies } from './add-dependencies.ts';
import { addScripts } from './add-scripts.ts';
import { configureNx } from './configure-nx.ts';
import type { InitOptions } from './init-options.ts';
import { keepFilesApart } from './keep-files-apart.ts';
import { registerTags } from './register-tags.ts';
import { writeConfiguration } from './write-configuration.ts';

/**
 * Sets Plumbline up in a workspace. A second run changes nothing.
 *
 * @param tree - The workspace.
 * @param options - As in schema.json.
 * @returns What installs the dependencies that were added.
 */
export async function initGenerator(tree: Tree, options: InitOptions): Promise<GeneratorCallback> {
  const targets = configureNx(tree);
  writeConfiguration(tree);
  keepFilesApart(tree);
  addCommitHook(tree, targets, options);
  if (options.skipPackageJson !== true) addScripts(tree, targets);
  const install = addDependencies(tree, options);
  const advice = await registerTags(tree);
  if (options.skipFormat !== true) await formatFiles(tree);
  for (const sentence of advice) logger.warn(sentence);
  return install;
}
