import { workspaceConfigurationSchema, type WorkspaceConfiguration } from '@plumbline/contracts';

/**
 * Draws a configuration, one line a setting, with a note on what is a default.
 *
 * @param configuration - With every default filled in.
 * @returns Aligned lines.
 */
export function renderConfiguration(configuration: WorkspaceConfiguration): string[] {
  const defaults = new Map(settings(workspaceConfigurationSchema.parse({ schemaVersion: 1 })));
  const rows = settings(configuration).map(
    ([name, value]) => [name, value, defaults.get(name) === value ? 'default' : ''] as const,
  );
  const nameWidth = Math.max(...rows.map(([name]) => name.length));
  const valueWidth = Math.max(...rows.map(([, value]) => value.length));
  return rows.map(([name, value, note]) =>
    `${name.padEnd(nameWidth)}  ${value.padEnd(valueWidth)}  ${note}`.trimEnd(),
  );
}

function settings(value: object, path = ''): [name: string, value: string][] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? settings(inner, `${path}${key}.`)
      : [[`${path}${key}`, JSON.stringify(inner)]],
  );
}
