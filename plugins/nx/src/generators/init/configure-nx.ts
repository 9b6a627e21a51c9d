import { readJson, readNxJson, updateNxJson, type NxJsonConfiguration, type Tree } from '@nx/devkit';
import type { TargetNames } from '../../plugin-options.ts';
import { inferredTargetNames, pluginEntry, pluginName } from '../plugin-entry.ts';

/**
 * Adds the plugin to nx.json, and lets Nx follow the imports of source files: without that it
 * takes an edit of a package that is imported but not declared for no change at all. What
 * nx.json itself says stays; what a preset says that it extends does not count: Nx's own turn
 * that off.
 *
 * @param tree - The workspace.
 * @returns Names of the targets that the plugin infers here.
 */
export function configureNx(tree: Tree): TargetNames {
  const nxJson = readNxJson(tree) ?? {};
  const isNew = pluginEntry(nxJson) === undefined;
  const own = ownAnalysis(tree);
  if (isNew || own === undefined) updateNxJson(tree, completed(nxJson, { isNew, analysis: own ?? true }));
  return inferredTargetNames(nxJson);
}

/** What nx.json says by itself, without the preset that it extends. */
function ownAnalysis(tree: Tree): unknown {
  if (!tree.exists('nx.json')) return undefined;
  return analysisOf(readJson<NxJsonConfiguration>(tree, 'nx.json'))?.['analyzeSourceFiles'];
}

function completed(
  nxJson: NxJsonConfiguration,
  { isNew, analysis }: { readonly isNew: boolean; readonly analysis: unknown },
): NxJsonConfiguration {
  return {
    ...nxJson,
    plugins: [...(nxJson.plugins ?? []), ...(isNew ? [pluginName] : [])],
    pluginsConfig: {
      ...nxJson.pluginsConfig,
      '@nx/js': { ...analysisOf(nxJson), analyzeSourceFiles: analysis },
    },
  };
}

function analysisOf(nxJson: NxJsonConfiguration): Record<string, unknown> | undefined {
  return nxJson.pluginsConfig?.['@nx/js'];
}
