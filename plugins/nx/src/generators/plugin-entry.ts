import type { NxJsonConfiguration } from '@nx/devkit';
import { targetNames, type PluginOptions, type TargetNames } from '../plugin-options.ts';

/** Name of the plugin in nx.json. */
export const pluginName = '@plumbline/nx';

/** An entry of `plugins` in nx.json. */
export type PluginEntry = NonNullable<NxJsonConfiguration['plugins']>[number];

/**
 * Finds the plugin's entry in nx.json.
 *
 * @param nxJson - Content of nx.json; `undefined` where there is none.
 * @returns The entry, or `undefined`.
 */
export function pluginEntry(nxJson: NxJsonConfiguration | null | undefined): PluginEntry | undefined {
  return nxJson?.plugins?.find((entry) => nameOf(entry) === pluginName);
}

/**
 * Reads from the plugin's entry how the inferred targets are called.
 *
 * @param nxJson - Content of nx.json; `undefined` where there is none.
 * @returns A name for each target.
 */
export function inferredTargetNames(nxJson: NxJsonConfiguration | null | undefined): TargetNames {
  const entry = pluginEntry(nxJson);
  return targetNames(typeof entry === 'object' ? (entry.options as PluginOptions | undefined) : undefined);
}

function nameOf(entry: PluginEntry): string {
  return typeof entry === 'string' ? entry : entry.plugin;
}
