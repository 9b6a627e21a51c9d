import { judgeName } from './credential-name.ts';
import { redactText } from './redact-text.ts';
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
 * @returns A new list.
 */
export function redactHeaders(
  headers: readonly (readonly [name: string, value: string])[],
): [string, string][] {
  return headers.map(([name, value]) => [name, redactHeader(name, value)]);
}

function redactHeader(name: string, value: string): string {
  if (judgeName(name, 'header') === 'credential') return redactValue(name, value);
  if (urlHeaders.has(name.toLowerCase())) return redactUrl(value);
  return redactText(value);
}
