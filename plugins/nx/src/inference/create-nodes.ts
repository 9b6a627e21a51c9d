import { join } from 'node:path';
import type { CreateNodes, CreateNodesContext, NxJsonConfiguration } from '@nx/devkit';
import { targetNames, type PluginOptions } from '../plugin-options.ts';
import { cacheInputs, type WorkspaceFacts } from './cache-inputs.ts';
import { configurationReader } from './configuration-reader.ts';
import { findVitestProjects } from './find-vitest-projects.ts';
import { lockfileLookup } from './lockfile-lookup.ts';
import { pluginOrigin } from './plugin-origin.ts';
import { writeProjectList } from './project-list.ts';
import { projectName } from './project-name.ts';
import { projectTargets } from './project-targets.ts';
import { isTsconfig, tsconfigReader } from './tsconfig-reader.ts';
import { workspaceSettings } from './workspace-settings.ts';

/** Packages that Vitest loads by a name of its own, so that no configuration spells them. */
const impliedPackages = ['vitest', '@vitest/coverage-v8', '@vitest/coverage-istanbul', '@edge-runtime/vm'];

/**
 * Gives every project with a Vitest configuration the targets `qa`, `live` and `record`.
 *
 * It reads a handful of files, starts nothing and loads neither Vitest nor `@nx/devkit` (a fifth
 * of a second by itself). What it computes costs less than a cache on disk would, so it
 * keeps none. The pattern takes in more than it uses: Nx matches it against files that it
 * knows already, which is the cheapest way to those below a project.
 */
export const createNodes: CreateNodes<PluginOptions> = [
  '**/{vitest.config,vite.config,tsconfig}*.{ts,mts,cts,js,mjs,cjs,json}',
  async (configFiles, options, context) => {
    const { workspaceRoot } = context;
    const projects = await findVitestProjects(configFiles, workspaceRoot);
    const names = targetNames(options);
    const facts = workspaceFacts(context, configFiles.filter(isTsconfig));
    writeProjectList(
      workspaceRoot,
      options,
      projects.map(({ root, configFile }) => ({
        root,
        envFolders: facts.readConfiguration(configFile).envFolders,
      })),
    );
    return projects.map(({ root, configFile }) => {
      const project = projectName(join(workspaceRoot, root));
      const inputs = cacheInputs({ root, configFile }, facts);
      const targets = projectTargets({ project, names, inputs });
      return [configFile, { projects: { [root]: { root, targets } } }] as const;
    });
  },
];

function workspaceFacts(
  { workspaceRoot, nxJsonConfiguration }: CreateNodesContext,
  tsconfigs: readonly string[],
): WorkspaceFacts {
  const origin = pluginOrigin(workspaceRoot);
  return {
    settings: workspaceSettings(workspaceRoot),
    pluginProjects: origin.projects,
    packages: [...impliedPackages, ...origin.packages],
    readConfiguration: configurationReader(workspaceRoot),
    readTsconfigs: tsconfigReader(workspaceRoot, tsconfigs),
    lockfile: isAnalysed(nxJsonConfiguration) ? lockfileLookup(workspaceRoot) : () => undefined,
    hasProduction: nxJsonConfiguration.namedInputs?.['production'] !== undefined,
  };
}

/** Only where Nx follows imports does it know which packages a project uses. */
function isAnalysed(nxJson: NxJsonConfiguration): boolean {
  const configuration: unknown = nxJson.pluginsConfig?.['@nx/js'];
  return (
    typeof configuration === 'object' &&
    configuration !== null &&
    Reflect.get(configuration, 'analyzeSourceFiles') === true
  );
}
