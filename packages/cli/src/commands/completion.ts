import { defineCommand } from '../command/command.ts';
import { completionModel } from '../completion/completion-model.ts';
import { completionScripts, shells } from '../completion/completion-scripts.ts';

/** `plumb completion`: the Tab key. */
export const completionCommand = defineCommand({
  description: 'Prints a script that completes commands, options and their values in a shell.',
  argument: {
    name: 'shell',
    description: 'Shell to complete in.',
    required: true,
    several: false,
    choices: shells,
  },
  options: {},
  examples: [
    { line: 'plumb completion bash >> ~/.bashrc', effect: 'for bash' },
    { line: 'plumb completion zsh > "${fpath[1]}/_plumb"', effect: 'for zsh' },
    { line: 'plumb completion fish > ~/.config/fish/completions/plumb.fish', effect: 'for fish' },
  ],
  run: async ({ arguments: [given], commands }) => {
    const shell = shells.find((known) => known === given) ?? 'bash';
    const script = completionScripts[shell](await completionModel(commands));
    return { ok: true, data: { shell, script }, text: [script.trimEnd()] };
  },
});
