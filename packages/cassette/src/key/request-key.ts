import { builtin } from '../builtin.ts';
import type { HttpRequest } from '../exchange/http-request.ts';
import type { Secrecy } from './canonical-body.ts';
import { requestText } from './request-text.ts';

/**
 * Computes what a request is found by: SHA-256 over method, URL and body in canonical form.
 *
 * Recordings carry the key of the redacted request, so that a changed API key still
 * matches. Redaction leaves what is redacted as it is, so for a request without
 * secrets the key `as-is` is the same, and cheaper: a look-up tries it first.
 *
 * @param request - The request.
 * @param secrecy - Whether secrets are taken out before; `redacted` by default.
 * @returns 64 hexadecimal digits.
 */
export function requestKey(request: HttpRequest, secrecy: Secrecy = 'redacted'): string {
  return builtin.crypto.hash('sha256', requestText(request, secrecy), 'hex');
}
