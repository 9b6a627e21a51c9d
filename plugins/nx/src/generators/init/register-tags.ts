import { basename } from 'node:path';
import { getProjects, type Tree } from '@nx/devkit';
import {
  configurationAdvice,
  registerPlumbline,
  vitestConfigurationFile,
} from '../vitest-configuration/register-plumbline.ts';

/**
 * Registers the tags of tiers in the Vitest configuration of every project that has one.
 *
 * @param tree - The workspace.
 * @returns What people must do themselves, one sentence a file.
 */
export async function registerTags(tree: Tree): Promise<readonly string[]> {
  const roots = [...getProjects(tree).values()]
    .map(({ root }) => root)
    .filter((root) => basename(vitestConfigurationFile(tree, root) ?? '').startsWith('vitest.'));
  const outcomes = await Promise.all(roots.map((root) => registerPlumbline(tree, root)));
  return outcomes.flatMap((outcome) => configurationAdvice(outcome) ?? []);
}
