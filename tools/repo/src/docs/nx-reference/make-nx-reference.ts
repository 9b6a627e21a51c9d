import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensionPage } from './extension-page.ts';
import { inferencePage } from './inference-page.ts';
import { readExtensions, type Extension } from './read-extensions.ts';
import { readPluginOptions } from './read-plugin-options.ts';

/**
 * Makes the reference of the Nx plugin: a page for each executor and generator, one for the inferred
 * targets, and an index.
 *
 * @param root - Absolute path of the workspace root.
 * @param directory - Absolute path of the folder to write into; it is made.
 * @returns When it is written.
 * @throws PlumblineError `NX_REFERENCE_FAILED` where a manifest or a schema lacks what a page needs.
 */
export function makeNxReference(root: string, directory: string): Promise<void> {
  const plugin = join(root, 'plugins/nx');
  const extensions = readExtensions(plugin);
  const options = readPluginOptions(join(plugin, 'src/plugin-options.ts'), 'PluginOptions');
  mkdirSync(directory, { recursive: true });
  for (const extension of extensions) {
    writeFileSync(join(directory, `${extension.name}.md`), extensionPage(extension));
  }
  writeFileSync(join(directory, 'inference.md'), inferencePage(extensions, options));
  writeFileSync(join(directory, 'README.md'), indexPage(extensions));
  return Promise.resolve();
}

function indexPage(extensions: readonly Extension[]): string {
  const lines = (kind: Extension['kind']): readonly string[] =>
    extensions
      .filter((extension) => extension.kind === kind)
      .map(({ name, description }) => `- [${name}](${name}.md): ${description}`);
  return [
    '# Nx reference',
    '',
    '`@plumbline/nx`, made from its schemas. How to use it stands in the [guides](../../README.md).',
    '',
    '- [Inferred targets](inference.md): which projects get them, and what they are called',
    '',
    '## Executors',
    '',
    ...lines('executor'),
    '',
    '## Generators',
    '',
    ...lines('generator'),
    '',
  ].join('\n');
}
