import { fail, ok, type Result } from '@plumbline/contracts/errors';
import type { Argument } from './option.ts';
import type { UsageProblem } from './usage-problem.ts';

/**
 * Holds the words of a command line that are no options against what may stand there.
 *
 * @param given - The words.
 * @param argument - What may stand there; nothing where `undefined`.
 * @returns The words, or what is wrong.
 */
export function parseArgument(
  given: readonly string[],
  argument: Argument | undefined,
): Result<readonly string[], UsageProblem> {
  const excess = given[argument === undefined ? 0 : 1];
  if (excess !== undefined && argument?.several !== true) {
    return fail({ code: 'ARGUMENT_UNEXPECTED', given: excess });
  }
  return argument === undefined ? ok([]) : parseWords(given, argument);
}

function parseWords(
  given: readonly string[],
  { name, required, choices }: Argument,
): Result<readonly string[], UsageProblem> {
  if (required && given.length === 0) {
    return fail({ code: 'ARGUMENT_MISSING', argument: name, known: choices ?? [] });
  }
  const wrong = choices === undefined ? undefined : given.find((word) => !choices.includes(word));
  if (wrong === undefined) return ok(given);
  return fail({ code: 'ARGUMENT_INVALID', argument: name, given: wrong, known: choices ?? [] });
}
