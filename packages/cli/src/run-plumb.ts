import { commandOptions, plumbOptions } from './arguments/global-options.ts';
import { parseArguments } from './arguments/parse-arguments.ts';
import { requestedFormat, type Format } from './arguments/requested-format.ts';
import { splitCommand } from './arguments/split-command.ts';
import type { UsageProblem } from './arguments/usage-problem.ts';
import type { Host } from './command/host.ts';
import type { Outcome } from './command/outcome.ts';
import {
  isGroup,
  type CommandRegistration,
  type GroupRegistration,
  type Registration,
} from './command/registration.ts';
import { presentThrown } from './reply/present-thrown.ts';
import { present, type Ending } from './reply/present.ts';

/** What a command line is held against. */
export interface Surroundings {
  readonly host: Host;
  readonly commands: readonly Registration[];
}

/**
 * Runs one command line of `plumb`.
 *
 * @param argv - The words after `plumb`.
 * @param surroundings - The host and the commands there are.
 * @returns What the process is to say, and its exit status. Never throws: what was
 *   thrown is an ending too.
 * Side effects: those of the command.
 */
export async function runPlumb(argv: readonly string[], surroundings: Surroundings): Promise<Ending> {
  const format = requestedFormat(argv);
  try {
    return present(await dispatch(argv, { ...surroundings, format }), format);
  } catch (thrown) {
    return presentThrown(thrown, format);
  }
}

type Dispatch = Surroundings & { readonly format: Format };

async function dispatch(argv: readonly string[], context: Dispatch): Promise<Outcome> {
  const { name, rest } = splitCommand(argv);
  if (name === undefined) return runWithoutCommand(rest, context);
  const registration = context.commands.find((command) => command.name === name);
  if (registration === undefined) return unknown(name, context.commands);
  return isGroup(registration)
    ? dispatchInGroup(registration, rest, context)
    : runCommand(registration, rest, context);
}

async function dispatchInGroup(
  group: GroupRegistration,
  words: readonly string[],
  context: Dispatch,
): Promise<Outcome> {
  const { name, rest } = splitCommand(words);
  if (name === undefined) {
    const parsed = parseArguments(rest, { options: commandOptions });
    if (!parsed.ok) return usage(parsed.error, group.name);
    const { showGroup } = await import('./help/show-overview.ts');
    return showGroup(group);
  }
  const registration = group.commands.find((command) => command.name === name);
  if (registration === undefined) return unknown(name, group.commands, group.name);
  return runCommand({ ...registration, name: `${group.name} ${name}` }, rest, context);
}

function unknown(given: string, commands: readonly Registration[], group?: string): Promise<Outcome> {
  const known = commands.map((command) => command.name);
  return usage({ code: 'COMMAND_UNKNOWN', given, known }, group);
}

async function runWithoutCommand(rest: readonly string[], { commands }: Dispatch): Promise<Outcome> {
  const parsed = parseArguments(rest, { options: plumbOptions });
  if (!parsed.ok) return usage(parsed.error);
  if (parsed.value.options['version'] === true) {
    const { showVersion } = await import('./help/show-version.ts');
    return showVersion();
  }
  const { showOverview } = await import('./help/show-overview.ts');
  return showOverview(commands);
}

async function runCommand(
  registration: CommandRegistration,
  rest: readonly string[],
  context: Dispatch,
): Promise<Outcome> {
  const command = await registration.load();
  const syntax = { ...command, options: { ...command.options, ...commandOptions } };
  if (rest.includes('--help') || rest.includes('-h')) {
    const { showCommandHelp } = await import('./help/show-command-help.ts');
    return showCommandHelp(registration.name, command);
  }
  const parsed = parseArguments(rest, syntax);
  if (!parsed.ok) return usage(parsed.error, registration.name);
  return command.run({ ...context, parsed: parsed.value });
}

async function usage(problem: UsageProblem, command?: string): Promise<Outcome> {
  const { usageError } = await import('./arguments/usage-error.ts');
  return { ok: false, error: await usageError(problem, command) };
}
