import { plumbOptions } from '../arguments/global-options.ts';
import type { Outcome } from '../command/outcome.ts';
import type { GroupRegistration, Registration } from '../command/registration.ts';
import { alignRows } from './align-rows.ts';
import { optionRows } from './option-rows.ts';

/**
 * Shows what `plumb` can do.
 *
 * @param commands - The commands there are; none is loaded.
 * @returns The help, as text and as data.
 */
export function showOverview(commands: readonly Registration[]): Outcome {
  return {
    ok: true,
    data: { commands: commands.map(({ name, summary }) => ({ name, summary })) },
    text: [
      'plumb: model-calling software and model-made work, as repeatable as a build.',
      '',
      'Usage: plumb <command> [options]',
      '',
      'Commands:',
      ...alignRows(commands.map(({ name, summary }) => [name, summary])),
      '',
      'Options:',
      ...alignRows(optionRows(plumbOptions)),
      '',
      '`plumb help <command>` shows what a command takes, with examples.',
    ],
  };
}

/**
 * Shows the commands of a group.
 *
 * @param group - The group; none of its commands is loaded.
 * @returns The help, as text and as data.
 */
export function showGroup({ name, summary, commands }: GroupRegistration): Outcome {
  return {
    ok: true,
    data: { name, summary, commands: commands.map((each) => ({ name: each.name, summary: each.summary })) },
    text: [
      `${summary}.`,
      '',
      `Usage: plumb ${name} <command> [options]`,
      '',
      'Commands:',
      ...alignRows(commands.map((each) => [each.name, each.summary])),
      '',
      `\`plumb ${name} <command> --help\` shows what a command takes, with examples.`,
    ],
  };
}
