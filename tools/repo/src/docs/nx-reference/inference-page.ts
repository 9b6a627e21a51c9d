import { markdownTable } from './markdown-table.ts';
import type { Extension } from './read-extensions.ts';
import type { PluginOption } from './read-plugin-options.ts';

/**
 * Writes the page on the targets that the plugin infers.
 *
 * @param extensions - Executors and generators of the plugin.
 * @param options - Options of its entry in nx.json.
 * @returns The page, as Markdown.
 */
export function inferencePage(extensions: readonly Extension[], options: readonly PluginOption[]): string {
  return [
    '# Inferred targets',
    '',
    'Plugin. Gives every project with a Vitest configuration a target for each executor.',
    '',
    '## Use',
    '',
    'In nx.json, as a name or as an entry with options:',
    '',
    '```json',
    JSON.stringify({ plugins: [entryWith(options)] }, undefined, 2),
    '```',
    '',
    '`include` and `exclude` are of Nx: globs of Vitest configurations, from the workspace root.',
    '',
    '## Options',
    '',
    ...markdownTable(
      ['Option', 'Type', 'What it says'],
      options.map(({ name, type, description }) => [`\`${name}\``, type, description]),
    ),
    '',
    '## Targets',
    '',
    ...extensions.filter(({ kind }) => kind === 'executor').map(targetLine),
    '',
    '## See also',
    '',
    '- [Caching](../../guides/caching.md): what the inferred inputs are',
    '- [All targets and generators](README.md)',
    '',
  ].join('\n');
}

function entryWith(options: readonly PluginOption[]): object {
  const [first] = options;
  return {
    plugin: '@plumbline/nx',
    exclude: ['packages/legacy/**'],
    ...(first === undefined ? {} : { options: { [first.name]: 'test' } }),
  };
}

function targetLine({ name, description }: Extension): string {
  return `- [\`${name}\`](${name}.md): ${description}`;
}
