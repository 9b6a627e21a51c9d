/**
 * Tells whether a licence expression can be met by allowed licences alone: one side of an OR is
 * enough, AND needs both, and AND binds tighter, as SPDX has it.
 *
 * @param expression - An SPDX expression such as `(MIT OR GPL-3.0-only) AND ISC`.
 * @param allowed - Ids of the allowed licences.
 * @returns True where it can be met; false too for what is no expression.
 */
export function satisfiesLicense(expression: string, allowed: readonly string[]): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/gu) ?? [];
  const [isMet, rest] = readChoice(tokens, allowed);
  return isMet && rest.length === 0;
}

/** Whether what was read is met, and what is left to read. */
type Reading = readonly [isMet: boolean, rest: readonly string[]];

function readChoice(tokens: readonly string[], allowed: readonly string[]): Reading {
  const [first, rest] = readAll(tokens, allowed);
  if (rest[0] !== 'OR') return [first, rest];
  const [second, end] = readChoice(rest.slice(1), allowed);
  return [first || second, end];
}

function readAll(tokens: readonly string[], allowed: readonly string[]): Reading {
  const [first, rest] = readOne(tokens, allowed);
  if (rest[0] !== 'AND') return [first, rest];
  const [second, end] = readAll(rest.slice(1), allowed);
  return [first && second, end];
}

function readOne([token, ...rest]: readonly string[], allowed: readonly string[]): Reading {
  if (token === undefined) return [false, ['nothing where a licence should stand']];
  if (token !== '(') return [allowed.includes(token), rest];
  const [isMet, [closing, ...end]] = readChoice(rest, allowed);
  return [isMet && closing === ')', end];
}
