import {
  formatFiles,
  joinPathFragments,
  logger,
  readNxJson,
  readProjectConfiguration,
  type GeneratorCallback,
  type ProjectConfiguration,
  type Tree,
} from '@nx/devkit';
import { configurationAdvice, registerPlumbline } from '../vitest-configuration/register-plumbline.ts';
import { inferredTargetNames } from '../plugin-entry.ts';
import { withRemedy } from '../with-remedy.ts';
import { nextStep } from './next-step.ts';
import { planTest, type ProjectLook } from './plan-test.ts';
import type { TierOptions } from './tier-options.ts';
import { usesTypeScript } from './uses-typescript.ts';

/**
 * Adds a test of a tier to a project, with what it takes to run it and to record its HTTP. A
 * test file that is there already stays as it is.
 *
 * @param tree - The workspace.
 * @param options - As in schema.json.
 * @returns What tells people the next step once the files are written.
 * @throws PlumblineError `TAGS_CONFLICT` or `TEST_NAME_INVALID`; Nx's own error for an unknown project.
 */
export function tierGenerator(tree: Tree, options: TierOptions): Promise<GeneratorCallback> {
  return withRemedy(() => addTest(tree, options));
}

async function addTest(tree: Tree, options: TierOptions): Promise<GeneratorCallback> {
  const project = readProjectConfiguration(tree, options.project);
  const { file, source } = planTest(options, lookAt(tree, project));
  const isNew = !tree.exists(file);
  if (isNew) tree.write(file, source);
  const configuration = await registerPlumbline(tree, project.root);
  if (options.skipFormat !== true) await formatFiles(tree);
  const targets = inferredTargetNames(readNxJson(tree));
  const advice = configurationAdvice(configuration);
  const sentences = [
    ...(advice === undefined ? [] : [advice]),
    nextStep(options, { file, isNew, project, targets }),
  ];
  return () => {
    for (const sentence of sentences) logger.info(sentence);
  };
}

function lookAt(tree: Tree, project: ProjectConfiguration): ProjectLook {
  const beside = (name: string): boolean => tree.exists(joinPathFragments(project.root, name));
  return { project, hasSourceFolder: beside('src'), usesTypeScript: usesTypeScript(tree, project) };
}
