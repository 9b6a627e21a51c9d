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
 * Reads method, URL and headers of a request.
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

function headersOf(request: ClientRequest): [string, string][] {
  return request.getRawHeaderNames().flatMap((name) => {
    const value = request.getHeader(name);
    const values = Array.isArray(value) ? value : [value];
    return values
      .filter((single) => single !== undefined)
      .map((single): [string, string] => [name, String(single)]);
  });
}
