import { markdownTable } from './markdown-table.ts';
import type { Extension, ExtensionOption } from './read-extensions.ts';

/** A guide that says more about an executor or a generator; all others have the index of the guides. */
const guides: Readonly<Record<string, readonly [title: string, file: string]>> = {
  qa: ['Tiers and modes', 'guides/tiers-and-modes.md'],
  live: ['Tiers and modes', 'guides/tiers-and-modes.md'],
  record: ['Recording', 'guides/recording.md'],
  init: ['Getting started', 'guides/getting-started.md'],
  tier: ['Getting started', 'guides/getting-started.md'],
};

/**
 * Writes the page of an executor or a generator; all pages have one shape.
 *
 * @param extension - What the page is about.
 * @returns The page, as Markdown.
 */
export function extensionPage(extension: Extension): string {
  const { kind, name, description, isBatch } = extension;
  return [
    `# @plumbline/nx:${name}`,
    '',
    `${kind === 'executor' ? 'Executor' : 'Generator'}. ${description}`,
    ...(isBatch ? ['', 'It has a batch implementation: Nx hands it all projects of a run at once.'] : []),
    '',
    '## Use',
    '',
    '```sh',
    usage(extension),
    '```',
    '',
    '## Options',
    '',
    ...options(extension),
    '',
    '## See also',
    '',
    ...seeAlso(name),
    '',
  ].join('\n');
}

function usage({ kind, name, options: all, required }: Extension): string {
  if (kind === 'executor') return `npx nx run <project>:${name}`;
  const words = required.map((option) =>
    all[option]?.$default?.$source === 'argv' ? `<${option}>` : `--${option} <${option}>`,
  );
  return [`npx nx g @plumbline/nx:${name}`, ...words].join(' ');
}

function options({ options: all, required }: Extension): readonly string[] {
  const rows = Object.entries(all).map(([name, option]) => [
    `\`--${name}\``,
    typeOf(option),
    defaultOf(option, required.includes(name)),
    option.description,
  ]);
  return rows.length === 0 ? ['None.'] : markdownTable(['Option', 'Type', 'Default', 'What it says'], rows);
}

function typeOf({ type, enum: choices, items, minimum }: ExtensionOption): string {
  if (choices !== undefined) return choices.map((choice) => `\`${String(choice)}\``).join(', ');
  if (type === 'array') return `${items?.type ?? 'value'}, several`;
  return minimum === undefined ? type : `${type}, at least ${String(minimum)}`;
}

function defaultOf(option: ExtensionOption, isRequired: boolean): string {
  if (isRequired) return option['x-prompt'] === undefined ? 'required' : 'required; asked for';
  return option.default === undefined ? 'none' : `\`${JSON.stringify(option.default)}\``;
}

function seeAlso(name: string): readonly string[] {
  const [title, file] = guides[name] ?? ['Documentation', 'README.md'];
  return [`- [${title}](../../${file})`, '- [All targets and generators](README.md)'];
}
