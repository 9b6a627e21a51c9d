import type { HeaderPairs } from '../../exchange/http-request.ts';
import { listOf, objectOf, textOf, type JsonObject } from '../json-fields.ts';

/**
 * Reads the headers of a HAR message: without HTTP/2's pseudo headers, which method, URL and status say too;
 * values that browsers join by line breaks, as of several `Set-Cookie`, taken apart.
 *
 * @param headers - List of names and values.
 * @returns Name and value pairs.
 */
export function harHeaders(headers: unknown): HeaderPairs {
  return listOf(headers)
    .map(objectOf)
    .flatMap(({ name, value }) => valuesOf(textOf(name) ?? '', textOf(value) ?? ''))
    .filter(([name]) => name !== '' && !name.startsWith(':'));
}

function valuesOf(name: string, value: string): readonly (readonly [string, string])[] {
  return value.split(/\r?\n/u).map((line) => [name, line] as const);
}

/**
 * Says where a response lists cookies that its headers do not set: browsers leave them out on export.
 *
 * @param response - The response of an entry.
 * @returns What differs; nothing where the headers have them.
 */
export function cookieChange(response: JsonObject): readonly string[] {
  const count = listOf(response['cookies']).length;
  const isSet = harHeaders(response['headers']).some(([name]) => name.toLowerCase() === 'set-cookie');
  return count === 0 || isSet
    ? []
    : [`${String(count)} cookies, which the file lists without their Set-Cookie`];
}
