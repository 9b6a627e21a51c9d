/**
 * Gives what was thrown as an error. Told by its shape: an error of another realm is no
 * instance of this one's `Error`.
 *
 * @param thrown - Anything.
 * @returns The same error, or one that says it.
 */
export function asError(thrown: unknown): Error {
  return isErrorLike(thrown) ? thrown : new Error(String(thrown));
}

/**
 * Tells an error by its shape.
 *
 * @param thrown - Anything.
 * @returns True for errors of every realm.
 */
export function isErrorLike(thrown: unknown): thrown is Error {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown && 'stack' in thrown;
}
