/** An object of JSON, nothing known of its fields. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Tells whether a value is an object of JSON.
 *
 * @param value - Any value.
 * @returns False for lists and `null`.
 */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads an object.
 *
 * @param value - Where it is expected.
 * @returns The object; an empty one where there is none.
 */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/**
 * Reads a list.
 *
 * @param value - Where it is expected.
 * @returns The list; an empty one where there is none.
 */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/**
 * Reads a text.
 *
 * @param value - Where it is expected.
 * @returns The text, or `undefined`.
 */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/**
 * Reads a number.
 *
 * @param value - Where it is expected.
 * @returns The number, or `undefined`.
 */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
