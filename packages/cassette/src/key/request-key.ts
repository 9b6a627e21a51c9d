import type { HttpRequest } from '../exchange/http-request.ts';
import { RuleSet, type OwnRules } from '../rules/rule-set.ts';
import { RequestKeys } from './request-keys.ts';

/**
 * Computes what a request is found by: SHA-256 over method, URL, the headers that matter and body in
 * canonical form, without secrets.
 *
 * @param request - The request.
 * @param rules - Rules of your own, by name; `false` turns a built-in one off.
 * @returns 64 hexadecimal digits.
 */
export function requestKey(request: HttpRequest, rules: OwnRules = {}): string {
  return new RequestKeys(new RuleSet(rules)).keyOf(request);
}
