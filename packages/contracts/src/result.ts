/** A value or an expected failure, as data. `E` is a union of objects with a `code`. */
export type Result<T, E extends { readonly code: string }> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/**
 * Wraps a value.
 *
 * @param value - What was computed.
 * @returns The result that holds it.
 */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/**
 * Wraps an expected failure.
 *
 * @param error - An object with a `code`.
 * @returns The result that holds it.
 */
export function fail<const E extends { readonly code: string }>(
  error: E,
): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
