import { readIfPresent } from '../read-if-present.ts';
import type { z } from 'zod';

/** A file that was read: its value, absent, or why it is not what it should be. */
export type JsonFile<T> =
  | { readonly state: 'read'; readonly value: T }
  | { readonly state: 'absent' }
  | { readonly state: 'invalid'; readonly reason: string };

/**
 * Reads a JSON file that a program wrote, without ever throwing.
 *
 * @param path - Where it stands.
 * @param schema - What it should be.
 * @returns Its value, that it is absent, or in one line why it cannot be used.
 */
export async function readJsonFile<T>(path: string, schema: z.ZodType<T>): Promise<JsonFile<T>> {
  try {
    const text = await readIfPresent(path);
    return text === undefined ? { state: 'absent' } : check(JSON.parse(text), schema);
  } catch (cause) {
    return { state: 'invalid', reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

function check<T>(value: unknown, schema: z.ZodType<T>): JsonFile<T> {
  const checked = schema.safeParse(value);
  if (checked.success) return { state: 'read', value: checked.data };
  return { state: 'invalid', reason: reasonOf(checked.error) };
}

function reasonOf({ issues: [first] }: z.ZodError): string {
  return first === undefined ? 'it has another shape' : `${first.path.join('.')}: ${first.message}`;
}
