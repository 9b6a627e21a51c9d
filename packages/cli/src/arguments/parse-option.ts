import { fail, ok, type Result } from '@plumbline/contracts/errors';
import type { ListOption, Option, Options, ValueOption } from './option.ts';
import type { UsageProblem } from './usage-problem.ts';

/** An option as it stands in a command line. */
export interface GivenOption {
  readonly name: string;
  /** With dashes, as it was written. */
  readonly written: string;
  readonly value: string | undefined;
  /** Whether the value was written with `=`. */
  readonly inline: boolean;
}

/**
 * Holds an option of a command line against the options there are.
 *
 * @param given - The option as it stands there.
 * @param options - The options there are.
 * @returns The option, or what is wrong with it.
 */
export function parseOption(given: GivenOption, options: Options): Result<GivenOption, UsageProblem> {
  const option = findOption(given.name, options);
  if (option === undefined) {
    const known = Object.keys(options).map((name) => `--${name}`);
    return fail({ code: 'OPTION_UNKNOWN', given: given.written, known });
  }
  return option.type === 'flag' ? parseFlag(given) : parseValue(given, option);
}

/**
 * Finds an option by name.
 *
 * @param name - Without dashes.
 * @param options - The options there are.
 * @returns The option; `undefined` also for names that every object inherits.
 */
export function findOption(name: string, options: Options): Option | undefined {
  return Object.hasOwn(options, name) ? options[name] : undefined;
}

function parseFlag(given: GivenOption): Result<GivenOption, UsageProblem> {
  if (given.value === undefined) return ok(given);
  return fail({ code: 'OPTION_VALUE_UNEXPECTED', option: given.written, given: given.value });
}

function parseValue(given: GivenOption, option: ValueOption | ListOption): Result<GivenOption, UsageProblem> {
  const { value, written } = given;
  if (value === undefined || !isValue(value, given)) {
    return fail({ code: 'OPTION_VALUE_MISSING', option: written, placeholder: option.placeholder });
  }
  const choices = option.type === 'value' ? option.choices : undefined;
  if (choices?.includes(value) !== false) return ok(given);
  return fail({ code: 'OPTION_VALUE_INVALID', option: written, given: value, known: choices });
}

/* After `--mode`, the next word is its value, unless it is an option itself. */
function isValue(value: string, { inline }: GivenOption): boolean {
  return value !== '' && (inline || !value.startsWith('-'));
}
