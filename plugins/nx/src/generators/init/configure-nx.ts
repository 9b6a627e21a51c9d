import { readNxJson, updateNxJson, type NxJsonConfiguration, type Tree } from '@nx/devkit';
import type { TargetNames } from '../../plugin-options.ts';
import { inferredTargetNames, pluginEntry, pluginName } from '../plugin-entry.ts';

/**
 * Adds the plugin to nx.json, and lets Nx follow the imports of source files: without that it
 * takes an edit of a package that is imported but not declared for no change at all.
 *
 * @param tree - The workspace.
 * @returns Names of the targets that the plugin infers here.
 */
export function configureNx(tree: Tree): TargetNames {
  const nxJson = readNxJson(tree) ?? {};
  const isNew = pluginEntry(nxJson) === undefined;
  if (isNew || analysisOf(nxJson)?.['analyzeSourceFiles'] === undefined) {
    updateNxJson(tree, completed(nxJson, isNew));
  }
  return inferredTargetNames(nxJson);
}

function completed(nxJson: NxJsonConfiguration, isNew: boolean): NxJsonConfiguration {
  return {
    ...nxJson,
    plugins: [...(nxJson.plugins ?? []), ...(isNew ? [pluginName] : [])],
    pluginsConfig: {
      ...nxJson.pluginsConfig,
      '@nx/js': { analyzeSourceFiles: true, ...analysisOf(nxJson) },
    },
  };
}

function analysisOf(nxJson: NxJsonConfiguration): Record<string, unknown> | undefined {
  return nxJson.pluginsConfig?.['@nx/js'];
}
