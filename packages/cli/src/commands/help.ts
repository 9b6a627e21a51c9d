import { defineCommand } from '../command/command.ts';
import { usageError } from '../arguments/usage-error.ts';
import { showCommandHelp } from '../help/show-command-help.ts';
import { showOverview } from '../help/show-overview.ts';

/** `plumb help`: what there is, or what a command takes. */
export const helpCommand = defineCommand({
  description: 'Shows what plumb can do, or what one of its commands takes.',
  argument: { name: 'command', description: 'Command to show.', required: false, several: false },
  options: {},
  examples: [{ line: 'plumb help qa', effect: 'what `plumb qa` takes' }],
  run: async ({ arguments: [name], commands }) => {
    if (name === undefined) return showOverview(commands);
    const registration = commands.find((command) => command.name === name);
    if (registration !== undefined) return showCommandHelp(name, await registration.load());
    const known = commands.map((command) => command.name);
    return { ok: false, error: await usageError({ code: 'COMMAND_UNKNOWN', given: name, known }) };
  },
});
