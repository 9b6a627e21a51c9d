import type { Format } from '../arguments/requested-format.ts';
import type { Argument, Options, OptionValues, Syntax } from '../arguments/option.ts';
import type { ParsedArguments } from '../arguments/parse-arguments.ts';
import type { Host } from './host.ts';
import type { Outcome } from './outcome.ts';
import type { Registration } from './registration.ts';

/** A use of a command that is worth showing. */
export interface Example {
  /** The command line, beginning with `plumb`. */
  readonly line: string;
  /** What it does, in a few words. */
  readonly effect: string;
}

/** What a command is called with. */
export interface Invocation<O extends Options> {
  readonly options: OptionValues<O>;
  readonly arguments: readonly string[];
  readonly format: Format;
  readonly host: Host;
  /** All commands there are. */
  readonly commands: readonly Registration[];
}

/** A command as its file writes it. */
export interface CommandDefinition<O extends Options> {
  /** What it does and when to use it, a paragraph for the help. */
  readonly description: string;
  readonly argument?: Argument;
  readonly options: O;
  readonly examples: readonly Example[];
  /** Does the work; prints nothing and sets no exit status. */
  readonly run: (invocation: Invocation<O>) => Promise<Outcome>;
}

/** What a command is called with before its options are typed. */
export type Call = Omit<Invocation<Options>, 'options' | 'arguments'> & { readonly parsed: ParsedArguments };

/** A command, with the type of its options put away. */
export interface Command extends Syntax {
  readonly description: string;
  readonly examples: readonly Example[];
  readonly run: (call: Call) => Promise<Outcome>;
}

/**
 * Makes a command of its definition.
 *
 * @param definition - Description, syntax, examples, and what it does.
 * @returns The command, for the registry.
 */
export function defineCommand<const O extends Options>(definition: CommandDefinition<O>): Command {
  const { description, argument, options, examples } = definition;
  return {
    description,
    argument,
    options,
    examples,
    run: ({ parsed, ...call }) =>
      definition.run({ ...call, arguments: parsed.arguments, options: typed<O>(parsed) }),
  };
}

/* The one place where types follow values: parseArguments made these of the same options. */
function typed<O extends Options>({ options }: ParsedArguments): OptionValues<O> {
  return options as OptionValues<O>;
}
