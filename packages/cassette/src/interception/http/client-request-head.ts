import type { ClientRequest } from 'node:http';
import type { RequestHead } from '../../exchange/http-request.ts';

/** What `addRequest` is called with, as far as it matters here. */
export interface ConnectOptions {
  readonly host?: string | null;
  readonly port?: string | number | null;
  readonly socketPath?: string;
  readonly [other: string]: unknown;
}

/**
 * Reads method, URL and headers of a request, as they are at the time: headers may still
 * be added until the first part of the body is written.
 *
 * @param request - The request.
 * @param options - Where it is to go.
 * @returns Its head.
 */
export function clientRequestHead(request: ClientRequest, options: ConnectOptions): RequestHead {
  return {
    method: request.method,
    url: urlOf(request, options),
    headers: headersOf(request),
  };
}

/** A path may be a whole URL, as proxies want it. */
function urlOf({ protocol, path }: ClientRequest, { host, port }: ConnectOptions): string {
  if (/^https?:\/\//.test(path)) return path;
  const name = host ?? 'localhost';
  const authority = name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
  const suffix = isDefault(protocol, port) ? '' : `:${String(port)}`;
  return `${protocol}//${authority}${suffix}${path.startsWith('/') ? '' : '/'}${path}`;
}

function isDefault(protocol: string, port: ConnectOptions['port']): boolean {
  if (port === undefined || port === null) return true;
  return Number(port) === (protocol === 'https:' ? 443 : 80);
}

/** Headers that were given as a list are written out at once, and are nowhere else. */
function headersOf(request: ClientRequest): [string, string][] {
  const names = request.getRawHeaderNames();
  const written: unknown = names.length === 0 ? Reflect.get(request, '_header') : undefined;
  return typeof written === 'string' ? writtenHeaders(written) : setHeaders(request, names);
}

function writtenHeaders(written: string): [string, string][] {
  return written
    .split('\r\n')
    .slice(1)
    .flatMap((line): [string, string][] => {
      const colon = line.indexOf(':');
      return colon === -1 ? [] : [[line.slice(0, colon), line.slice(colon + 1).trim()]];
    });
}

function setHeaders(request: ClientRequest, names: readonly string[]): [string, string][] {
  const headers: [string, string][] = [];
  for (const name of names) {
    const value = request.getHeader(name);
    for (const single of Array.isArray(value) ? value : [value])
      if (single !== undefined) headers.push([name, String(single)]);
  }
  return headers;
}
