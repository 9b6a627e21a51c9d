import { judgeName } from './credential-name.ts';
import { redactText } from './redact-text.ts';
import { standardRules, type RedactionRules } from './redaction-rules.ts';
import { redactUrl } from './redact-url.ts';
import { redactValue } from './redact-value.ts';

const urlHeaders: ReadonlySet<string> = new Set(['location', 'content-location', 'referer', 'referrer']);

/**
 * Redacts a list of headers: values of credential headers, and secrets that other values carry.
 *
 * Names, order, repeats and all other values stay. `Authorization` keeps its scheme,
 * `Cookie` and `Set-Cookie` keep cookie names and attributes. Idempotent.
 *
 * @param headers - Name and value pairs, as they are on the wire.
 * @param rules - What is taken out.
 * @returns A new list.
 */
export function redactHeaders(
  headers: readonly (readonly [name: string, value: string])[],
  rules: RedactionRules = standardRules,
): [string, string][] {
  return headers.map(([name, value]) => [name, redactHeader(name, value, rules)]);
}

function redactHeader(name: string, value: string, rules: RedactionRules): string {
  if (judgeName(name, 'header') === 'credential') return redactCredential(name, value, rules);
  if (urlHeaders.has(name.toLowerCase())) return redactUrl(value, rules);
  return redactText(value, rules);
}

/** What is kept of a credential, such as the name of a cookie, may hold something to take out too. */
function redactCredential(name: string, value: string, rules: RedactionRules): string {
  const redacted = redactValue(name, value);
  if (redacted !== value) rules.taken('credential-header');
  return redactText(redacted, rules);
}
