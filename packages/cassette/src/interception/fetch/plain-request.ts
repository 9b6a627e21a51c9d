import { types } from 'node:util';
import { headerPairs } from '../../exchange/header-pairs.ts';
import type { HttpRequest } from '../../exchange/http-request.ts';

/** A call of fetch that asks for nothing out of the ordinary. */
export interface PlainRequest {
  readonly request: HttpRequest;
  readonly signal: AbortSignal | undefined;
}

/** What may stand in the second parameter without changing what a replayed response is. */
const plainFields: ReadonlySet<string> = new Set([
  'body',
  'cache',
  'credentials',
  'duplex',
  'headers',
  'keepalive',
  'method',
  'mode',
  'priority',
  'redirect',
  'referrer',
  'referrerPolicy',
  'signal',
]);
const normalized: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

/**
 * Reads a call of fetch whose request is known at once: a URL, a method, a body of text or bytes.
 *
 * @param input - First parameter.
 * @param init - Second parameter.
 * @returns The request, or `undefined` where only a real fetch knows what to do.
 */
export function plainRequest(
  input: string | URL | Request,
  init: RequestInit = {},
): PlainRequest | undefined {
  if (!isPlain(init)) return undefined;
  const url = plainUrl(input);
  const body = plainBody(init.body);
  const method = plainMethod(init.method);
  if (url === undefined || body === undefined || !mayCarry(method, body)) return undefined;
  return {
    request: { method, url, headers: headerPairs(init.headers), body },
    signal: init.signal ?? undefined,
  };
}

function mayCarry(method: string, body: string | Uint8Array): boolean {
  return body === '' || (method !== 'GET' && method !== 'HEAD');
}

function plainUrl(input: string | URL | Request): string | undefined {
  if (typeof input !== 'string') return isUrl(input) ? plainUrl(input.href) : undefined;
  return /^https?:\/\/[^@/?#]+(?:[/?#]|$)/i.test(input) && URL.canParse(input) ? input : undefined;
}

/** A `URL` may be of another realm, and a `Request` has no `href`. */
function isUrl(input: URL | Request): input is URL {
  return 'href' in input && typeof input.href === 'string';
}

function plainBody(body: RequestInit['body']): string | Uint8Array | undefined {
  if (body === null || body === undefined) return '';
  return typeof body === 'string' || types.isUint8Array(body) ? body : undefined;
}

function isPlain(init: RequestInit): boolean {
  if (init.signal?.aborted === true) return false;
  if (init.redirect !== undefined && init.redirect !== 'follow') return false;
  return Object.keys(init).every((field) => plainFields.has(field) || Reflect.get(init, field) === undefined);
}

/** Fetch writes these in capitals, and leaves all others as they are. */
function plainMethod(method = 'GET'): string {
  const capitals = method.toUpperCase();
  return normalized.has(capitals) ? capitals : method;
}
