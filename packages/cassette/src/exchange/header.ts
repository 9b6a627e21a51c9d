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
 * Pairs names and values of a flat list.
 *
 * @param flat - Name, value, name, value.
 * @returns Name and value pairs.
 */
export function flatPairs(flat: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < flat.length; index += 2)
    pairs.push([flat[index] ?? '', flat[index + 1] ?? '']);
  return pairs;
}
