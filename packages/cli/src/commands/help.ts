import { defineCommand } from '../command/command.ts';
import { usageError } from '../arguments/usage-error.ts';
import { showCommandHelp } from '../help/show-command-help.ts';
import { showGroup, showOverview } from '../help/show-overview.ts';
import { isGroup, type Registration } from '../command/registration.ts';
import type { Outcome } from '../command/outcome.ts';

/** `plumb help`: what there is, or what a command takes. */
export const helpCommand = defineCommand({
  description: 'Shows what plumb can do, or what one of its commands takes.',
  argument: { name: 'command', description: 'Command to show.', required: false, several: true },
  options: {},
  examples: [
    { line: 'plumb help qa', effect: 'what `plumb qa` takes' },
    { line: 'plumb help cassette list', effect: 'what one command of a group takes' },
  ],
  run: ({ arguments: words, commands }) => show(words, commands, []),
});

async function show(
  [name, ...rest]: readonly string[],
  commands: readonly Registration[],
  path: readonly string[],
): Promise<Outcome> {
  if (name === undefined) return showOverview(commands);
  const found = commands.find((command) => command.name === name);
  if (found === undefined) {
    const known = commands.map((command) => command.name);
    return { ok: false, error: await usageError({ code: 'COMMAND_UNKNOWN', given: name, known }) };
  }
  if (isGroup(found))
    return rest.length === 0 ? showGroup(found) : show(rest, found.commands, [...path, name]);
  const [given] = rest;
  if (given === undefined) return showCommandHelp([...path, name].join(' '), await found.load());
  return { ok: false, error: await usageError({ code: 'ARGUMENT_UNEXPECTED', given }, 'help') };
}
