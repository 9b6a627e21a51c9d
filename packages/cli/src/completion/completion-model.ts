import { commandOptions } from '../arguments/global-options.ts';
import type { Option } from '../arguments/option.ts';
import {
  isGroup,
  type CommandRegistration,
  type GroupRegistration,
  type Registration,
} from '../command/registration.ts';

/** What a shell may complete: commands, and what each takes. */
export interface CompletionModel {
  readonly commands: readonly CompletedCommand[];
}

/** A command as a shell completes it. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** Words that may stand after it. */
  readonly words: readonly string[];
}

/** An option as a shell completes it. */
export interface CompletedOption {
  /** Without dashes. */
  readonly name: string;
  readonly short: string | undefined;
  readonly description: string;
  /** Whether a value follows. */
  readonly takesValue: boolean;
  /** The values there are; empty where any may follow. */
  readonly values: readonly string[];
}

/**
 * Loads all commands and collects what can be completed.
 *
 * @param commands - The registry.
 * @returns The model, the same for every shell.
 */
export async function completionModel(commands: readonly Registration[]): Promise<CompletionModel> {
  const names = commands.map(({ name }) => name);
  const each = commands.map((entry) => (isGroup(entry) ? completedGroup(entry) : completed(entry, names)));
  return { commands: await Promise.all(each) };
}

/** Behind the name of a group stand its commands, and what any of them takes. */
async function completedGroup({ name, summary, commands }: GroupRegistration): Promise<CompletedCommand> {
  const each = await Promise.all(commands.map((command) => completed(command, [])));
  const options = new Map(each.flatMap((command) => command.options.map((option) => [option.name, option])));
  return { name, summary, options: [...options.values()], words: commands.map((command) => command.name) };
}

async function completed(
  { name, summary, load }: CommandRegistration,
  names: readonly string[],
): Promise<CompletedCommand> {
  const { options, argument } = await load();
  return {
    name,
    summary,
    options: Object.entries({ ...options, ...commandOptions }).map(completedOption),
    words: name === 'help' ? names : (argument?.choices ?? []),
  };
}

function completedOption([name, option]: readonly [string, Option]): CompletedOption {
  return {
    name,
    short: option.short,
    description: option.description,
    takesValue: option.type !== 'flag',
    values: option.type === 'value' ? (option.choices ?? []) : [],
  };
}
