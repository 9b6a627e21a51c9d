import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';

/** Names that the targets of `@plumbline/nx` have in a workspace. */
export interface TargetNames {
  readonly qa: string;
  readonly live: string;
  readonly record: string;
}

/**
 * Reads the names of the targets from the options of the plugin in `nx.json`.
 *
 * @param workspaceRoot - Absolute path of the workspace.
 * @returns The names; the plugin's own defaults where `nx.json` says nothing.
 */
export async function readTargetNames(workspaceRoot: string): Promise<TargetNames> {
  const text = await readFile(join(workspaceRoot, 'nx.json'), 'utf8').catch(() => '{}');
  const options = pluginOptions(parse(text) as unknown);
  const name = (key: string, otherwise: string): string => {
    const value = property(options, key);
    return typeof value === 'string' ? value : otherwise;
  };
  return {
    qa: name('qaTargetName', 'qa'),
    live: name('liveTargetName', 'live'),
    record: name('recordTargetName', 'record'),
  };
}

function pluginOptions(nxJson: unknown): unknown {
  const plugins = property(nxJson, 'plugins');
  const entries: unknown[] = Array.isArray(plugins) ? plugins : [];
  return property(
    entries.find((entry) => property(entry, 'plugin') === '@plumbline/nx'),
    'options',
  );
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, key) as unknown) : undefined;
}
