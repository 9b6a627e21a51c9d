import { redactHeaders, redactUrl } from '@plumbline/secrets';
import { headerValue } from '../exchange/header.ts';
import type { HttpRequest } from '../exchange/http-request.ts';
import type { HostRules, RuleSet } from '../rules/rule-set.ts';
import { canonicalBody, type Secrecy } from './canonical-body.ts';
import { canonicalUrl } from './canonical-url.ts';
import { plainHost } from './plain-host.ts';

/** How a request is compared. */
export interface Comparison {
  /** Which secrets are taken out before. */
  readonly secrecy: Secrecy;
  /** What may differ, and what matters beside method, URL and body. */
  readonly rules: RuleSet;
}

/**
 * Writes what of a request is compared, in canonical form, a line each: method, URL, the headers that
 * matter, body.
 *
 * @param request - The request.
 * @param comparison - How it is compared.
 * @returns Equal texts for requests that mean the same.
 */
export function requestText(request: HttpRequest, { secrecy, rules }: Comparison): string {
  const asked = secrecy === 'as-is' ? request.url : redactUrl(request.url, secrecy);
  const plain = plainHost(asked);
  const url = plain === undefined ? URL.parse(asked) : null;
  const own = rules.for(plain ?? url?.host ?? '');
  const head = `${request.method.toUpperCase()}\n${url === null ? asked : canonicalUrl(url, own)}\n`;
  return `${head}${matchedHeaders(request, secrecy, own)}${canonicalBody(request, secrecy, own)}`;
}

function matchedHeaders({ headers }: HttpRequest, secrecy: Secrecy, { matchHeaders }: HostRules): string {
  if (matchHeaders.length === 0) return '';
  const matched: [string, string][] = [];
  for (const name of matchHeaders) {
    const value = headerValue(headers, name);
    if (value !== undefined) matched.push([name, value]);
  }
  const told = secrecy === 'as-is' ? matched : redactHeaders(matched, secrecy);
  return told.map(([name, value]) => `${name}: ${value}\n`).join('');
}
