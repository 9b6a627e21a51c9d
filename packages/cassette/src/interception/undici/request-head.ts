import { stringify } from 'node:querystring';
import { headerPairs } from '../../exchange/header-pairs.ts';
import type { RequestHead } from '../../exchange/http-request.ts';
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
