import { defineCommand } from '../command/command.ts';

/** `plumb config`: what plumbline.json means. */
export const configCommand = defineCommand({
  description: 'Shows plumbline.json with every default filled in, or all that is wrong with it.',
  options: {},
  examples: [
    { line: 'plumb config', effect: 'every setting, its value, and whether it is a default' },
    { line: 'plumb config --format json', effect: 'the same, for a program' },
  ],
  run: async ({ host }) => {
    const { findWorkspaceRoot } = await import('../workspace/find-workspace-root.ts');
    const root = findWorkspaceRoot(host.directory);
    if (!root.ok) return root;
    const { readWorkspaceConfiguration } = await import('@plumbline/qa');
    const configuration = await readWorkspaceConfiguration(root.value);
    if (!configuration.ok) return configuration;
    const { renderConfiguration } = await import('../config/render-configuration.ts');
    return { ok: true, data: configuration.value, text: renderConfiguration(configuration.value) };
  },
});
