/**
 * Copies a JSON value and freezes the copy, so that whoever changes it is told. The copy is of the realm that
 * tests run in.
 *
 * @param value - The value; left as it is.
 * @returns A frozen copy.
 */
export function freezeJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) => Object.freeze(inner)) as T;
}
