import type { JsonValue } from '@plumbline/secrets';

/** Steps to a field: its name, `*` for any, `**` for any number of steps. */
export type FieldPath = readonly string[];

/**
 * Reads the path of a field.
 *
 * @param text - Names joined by dots; `*` stands for any name or number, `**` for any number of them.
 * @returns Its steps.
 */
export function parseFieldPath(text: string): FieldPath {
  return text.split('.');
}

/**
 * Gives a JSON value without some of its fields.
 *
 * @param value - A value that `JSON.parse` gave.
 * @param paths - Paths of the fields.
 * @returns The value; the same one where it has none of them.
 */
export function withoutFields(value: JsonValue, paths: readonly FieldPath[]): JsonValue {
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((item, index) => withoutFields(item, stepInto(paths, String(index))));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]): [string, JsonValue][] => {
      const inner = stepInto(paths, name);
      return inner.some((path) => path.length === 0) ? [] : [[name, withoutFields(field, inner)]];
    }),
  );
}

/** What is left of the paths after a step. */
function stepInto(paths: readonly FieldPath[], name: string): readonly FieldPath[] {
  return paths.flatMap((path) => after(path, name));
}

function after(path: FieldPath, name: string): readonly FieldPath[] {
  const [step, ...rest] = path;
  if (step === undefined) return [];
  if (step === '**') return [path, ...after(rest, name)];
  return step === '*' || step === name ? [rest] : [];
}
