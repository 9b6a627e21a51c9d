import type { TextSpan } from './detector.ts';

const scheme =
  /^(?:bearer|basic|digest|negotiate|ntlm|token|apikey|api-key|key|dpop|hawk|hoba|mutual|vapid|aws4-hmac-sha256|scram-sha-\d+|genie-?key|bot|splunk|ssws)[ \t]+(?=\S)/i;

/**
 * Tells where the secret stands in the value of an authorization header.
 *
 * @param value - The value, with or without a scheme.
 * @returns All that follows a known scheme; the whole value where there is none.
 */
export function authorizationSecret(value: string): TextSpan {
  return { start: scheme.exec(value)?.[0].length ?? 0, end: value.length };
}
