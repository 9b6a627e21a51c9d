import { redactUrl } from '@plumbline/secrets';
import type { HttpRequest } from '../exchange/http-request.ts';
import { canonicalBody, type Secrecy } from './canonical-body.ts';
import { canonicalUrl } from './canonical-url.ts';

/**
 * Writes what of a request is compared, in canonical form: method, URL and body, a line each.
 *
 * @param request - The request.
 * @param secrecy - Whether secrets are taken out before.
 * @returns Equal texts for requests that mean the same.
 */
export function requestText(request: HttpRequest, secrecy: Secrecy): string {
  const url = secrecy === 'redacted' ? redactUrl(request.url) : request.url;
  return `${request.method.toUpperCase()}\n${canonicalUrl(url)}\n${canonicalBody(request, secrecy)}`;
}
