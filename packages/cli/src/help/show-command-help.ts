import { commandOptions } from '../arguments/global-options.ts';
import type { Argument } from '../arguments/option.ts';
import type { Command } from '../command/command.ts';
import type { Outcome } from '../command/outcome.ts';
import { alignRows } from './align-rows.ts';
import { optionRows } from './option-rows.ts';

/**
 * Shows what a command does and takes, with examples.
 *
 * @param name - Name of the command.
 * @param command - The command.
 * @returns The help, as text and as data.
 */
export function showCommandHelp(name: string, command: Command): Outcome {
  const { description, argument, options, examples } = command;
  const usage = ['plumb', name, ...usageOf(argument), '[options]'].join(' ');
  return {
    ok: true,
    data: { name, description, usage, argument: argument ?? null, options, examples },
    text: [
      description,
      '',
      `Usage: ${usage}`,
      ...(argument === undefined
        ? []
        : ['', 'Arguments:', ...alignRows([[`<${argument.name}>`, meaningOf(argument)]])]),
      '',
      'Options:',
      ...alignRows(optionRows({ ...options, ...commandOptions })),
      '',
      'Examples:',
      ...alignRows(examples.map(({ line, effect }) => [line, effect])),
    ],
  };
}

function usageOf(argument: Argument | undefined): string[] {
  if (argument === undefined) return [];
  const word = `${argument.name}${argument.several ? '…' : ''}`;
  return [argument.required ? `<${word}>` : `[${word}]`];
}

function meaningOf({ description, choices }: Argument): string {
  return choices === undefined ? description : `${description} (${choices.join(', ')})`;
}
