import { isTime } from '../rules/is-time.ts';

/**
 * Writes a JSON value so that equal values give equal texts: keys sorted, no white space.
 *
 * @param value - A value that `JSON.parse` gave.
 * @param times - Names of fields that are left out where they hold a time.
 * @returns The text.
 */
export function canonicalJson(value: unknown, times: ReadonlySet<string>): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, times)).join(',')}]`;
  return canonicalObject(value as Readonly<Record<string, unknown>>, times);
}

function canonicalObject(object: Readonly<Record<string, unknown>>, times: ReadonlySet<string>): string {
  const fields = Object.keys(object)
    .filter((name) => !(times.has(name) && isTime(object[name])))
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(object[name], times)}`);
  return `{${fields.join(',')}}`;
}
