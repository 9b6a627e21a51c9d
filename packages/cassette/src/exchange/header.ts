import type { HeaderPairs } from './http-request.ts';

/**
 * Finds the value of a header, whatever the case of its name.
 *
 * @param headers - Name and value pairs.
 * @param name - Name in lower case.
 * @returns The first value, or `undefined`.
 */
export function headerValue(headers: HeaderPairs, name: string): string | undefined {
  for (const [candidate, value] of headers) {
    if (candidate.length === name.length && candidate.toLowerCase() === name) return value;
  }
  return undefined;
}

/**
 * Lists headers without the named ones.
 *
 * @param headers - Name and value pairs.
 * @param names - Names in lower case.
 * @returns A new list.
 */
export function withoutHeaders(headers: HeaderPairs, names: readonly string[]): [string, string][] {
  return headers
    .filter(([name]) => !names.includes(name.toLowerCase()))
    .map(([name, value]) => [name, value]);
}
