import { types } from 'node:util';
import { stringify } from 'node:querystring';
import type { HeaderPairs, RequestHead } from '../../exchange/http-request.ts';
import type { DispatcherInstance, DispatchOptions } from './dispatch-api.ts';

/**
 * Reads method, URL and headers of a request from what undici's `dispatch` is called with.
 *
 * @param dispatcher - The dispatcher; a Client and a Pool know their origin themselves.
 * @param options - What it was called with.
 * @returns The head of the request.
 */
export function dispatchedHead(dispatcher: DispatcherInstance, options: DispatchOptions): RequestHead {
  const origin = options.origin === undefined ? originOf(dispatcher) : String(options.origin);
  return {
    method: options.method,
    url: urlOf(origin, options),
    headers: headerPairs(options.headers),
  };
}

function originOf(dispatcher: DispatcherInstance): string {
  for (const symbol of Object.getOwnPropertySymbols(dispatcher)) {
    if (symbol.description !== 'url') continue;
    const url: unknown = Reflect.get(dispatcher, symbol);
    if (typeof url === 'object' && url !== null && 'origin' in url) return String(url.origin);
  }
  return '';
}

function urlOf(origin: string, { path, query }: DispatchOptions): string {
  const text = query === undefined || query === null ? '' : stringify(query as Record<string, string>);
  const full = text === '' ? path : `${path}?${text}`;
  return /^https?:/.test(full) ? full : origin.replace(/\/$/, '') + full;
}

/** Headers come as a flat list, as pairs, as an object, or as a `Headers`. */
function headerPairs(headers: unknown): HeaderPairs {
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
