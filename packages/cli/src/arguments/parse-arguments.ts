import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '@plumbline/contracts/errors';
import { parseArgument } from './parse-argument.ts';
import { findOption, parseOption, type GivenOption } from './parse-option.ts';
import type { Options, Syntax } from './option.ts';
import type { UsageProblem } from './usage-problem.ts';

/** What an option was given as, before it is typed. */
export type RawValue = boolean | string | readonly string[] | undefined;

/** A command line that was understood. */
export interface ParsedArguments {
  /** Every option of the syntax, by name, defaults filled in. */
  readonly options: Readonly<Record<string, RawValue>>;
  readonly arguments: readonly string[];
}

/**
 * Parses what stands after a command's name.
 *
 * @param argv - The words, without the command's name.
 * @param syntax - What may stand there.
 * @returns Options and arguments, or the first thing that is wrong.
 */
export function parseArguments(
  argv: readonly string[],
  syntax: Syntax,
): Result<ParsedArguments, UsageProblem> {
  const given = givenOptions(argv, syntax.options);
  const options = given.map((option) => parseOption(option, syntax.options));
  const failed = options.find((option) => !option.ok);
  if (failed !== undefined) return failed;
  const argument = parseArgument(
    tokensOf(argv, syntax.options)
      .filter(isPositional)
      .map(({ value }) => value),
    syntax.argument,
  );
  if (!argument.ok) return fail(argument.error);
  return ok({ options: collect(given, syntax.options), arguments: argument.value });
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

function tokensOf(argv: readonly string[], options: Options): readonly Token[] {
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type, short }]) => [
        name,
        { type: type === 'flag' ? 'boolean' : 'string', ...(short !== undefined && { short }) },
      ]),
    ),
  });
  return tokens;
}

function isPositional(token: Token): token is Token & { kind: 'positional'; value: string } {
  return token.kind === 'positional';
}

function givenOptions(argv: readonly string[], options: Options): GivenOption[] {
  return tokensOf(argv, options).flatMap((token) =>
    token.kind === 'option'
      ? [{ name: token.name, written: token.rawName, value: token.value, inline: token.inlineValue === true }]
      : [],
  );
}

function collect(given: readonly GivenOption[], options: Options): Record<string, RawValue> {
  return Object.fromEntries(
    Object.keys(options).map((name) => [
      name,
      valueOf(
        name,
        given.filter((one) => one.name === name),
        options,
      ),
    ]),
  );
}

function valueOf(name: string, given: readonly GivenOption[], options: Options): RawValue {
  const option = findOption(name, options);
  const values = given.flatMap(({ value }) => value ?? []);
  switch (option?.type) {
    case 'flag':
      return given.length > 0;
    case 'list':
      return values
        .flatMap((value) => value.split(','))
        .map((value) => value.trim())
        .filter((value) => value !== '');
    case 'value':
      return values.at(-1) ?? option.default;
    case undefined:
      return undefined;
  }
}
