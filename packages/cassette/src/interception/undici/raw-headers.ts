import { types } from 'node:util';
import type { HeaderPairs } from '../../exchange/http-request.ts';
import type { ParsedHeaders } from './dispatch-api.ts';

/**
 * Writes headers as undici has them on the wire.
 *
 * @param headers - Name and value pairs.
 * @returns Name, value, name, value, in bytes.
 */
export function toRawHeaders(headers: HeaderPairs): Uint8Array[] {
  const raw: Uint8Array[] = [];
  for (const [name, value] of headers) raw.push(Buffer.from(name, 'latin1'), Buffer.from(value, 'latin1'));
  return raw;
}

/**
 * Reads headers as undici has them on the wire, or as it parsed them.
 *
 * @param raw - Name, value, name, value.
 * @param parsed - Names in lower case; read where there is no raw form, as with HTTP/2.
 * @returns Name and value pairs.
 */
export function fromRawHeaders(raw: unknown, parsed: ParsedHeaders = {}): [string, string][] {
  if (!Array.isArray(raw)) return Object.entries(parsed).flatMap(([name, value]) => repeat(name, value));
  const pairs: [string, string][] = [];
  for (let index = 0; index < raw.length; index += 2) {
    pairs.push(...repeat(textOf(raw[index]), raw[index + 1]));
  }
  return pairs;
}

/**
 * Parses headers as undici 7 and later hand them on.
 *
 * @param headers - Name and value pairs.
 * @returns Names in lower case, repeats as a list.
 */
export function toParsedHeaders(headers: HeaderPairs): ParsedHeaders {
  const parsed: ParsedHeaders = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = Object.hasOwn(parsed, key) ? parsed[key] : undefined;
    define(parsed, key, before === undefined ? value : [before, value].flat());
  }
  return parsed;
}

function repeat(name: string, value: unknown): [string, string][] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((single) => [name, textOf(single)]);
}

function textOf(part: unknown): string {
  return types.isUint8Array(part) ? Buffer.from(part).toString('latin1') : String(part);
}

/** Plain assignment, which is faster, where it means the same. */
function define(parsed: ParsedHeaders, key: string, value: string | string[]): void {
  if (key !== '__proto__') parsed[key] = value;
  else Object.defineProperty(parsed, key, { value, enumerable: true, configurable: true, writable: true });
}
