import { types } from 'node:util';
import type { HeaderPairs } from './http-request.ts';

/**
 * Reads headers in any of the forms that clients take them in: a flat list, pairs, an object, a `Headers`.
 *
 * @param headers - What a client was given.
 * @returns Name and value pairs.
 */
export function headerPairs(headers: unknown): HeaderPairs {
  if (typeof headers !== 'object' || headers === null) return [];
  if (Array.isArray(headers)) return Array.isArray(headers[0]) ? pairs(headers as []) : flatPairs(headers);
  if (Symbol.iterator in headers) return pairs(headers as Iterable<readonly [unknown, unknown]>);
  return pairs(Object.entries(headers));
}

function pairs(entries: Iterable<readonly [unknown, unknown]>): [string, string][] {
  const found: [string, string][] = [];
  for (const [name, value] of entries) {
    if (value === undefined || value === null) continue;
    for (const single of Array.isArray(value) ? value : [value]) found.push([textOf(name), textOf(single)]);
  }
  return found;
}

function flatPairs(flat: readonly unknown[]): [string, string][] {
  const found: [unknown, unknown][] = [];
  for (let index = 0; index < flat.length; index += 2) found.push([flat[index], flat[index + 1]]);
  return pairs(found);
}

function textOf(part: unknown): string {
  if (typeof part === 'string') return part;
  if (types.isUint8Array(part)) return Buffer.from(part).toString('latin1');
  return String(part);
}
