/**
 * Writes a JSON value so that equal values give equal texts: keys sorted, no white space.
 *
 * @param value - A value that `JSON.parse` gave.
 * @returns The text.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  return canonicalObject(value as Readonly<Record<string, unknown>>);
}

function canonicalObject(object: Readonly<Record<string, unknown>>): string {
  const fields = Object.keys(object)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(object[name])}`);
  return `{${fields.join(',')}}`;
}
