import { findSecrets } from './find-secrets.ts';
import { standardRules, type RedactionRules } from './redaction-rules.ts';
import { replaceSpans } from './replace-spans.ts';
import { settle } from './settle.ts';

/**
 * Redacts a text: keys and tokens of known shape, private keys, passwords in URLs, and
 * values that a credential's name leads up to (`"api_key": "…"`, `client_secret=…`).
 * Also where they are percent-encoded, escaped, in base64, or in the pieces of a stream.
 *
 * All else stays byte for byte. Deterministic and idempotent.
 *
 * @param text - Body, log line or any other text.
 * @param rules - What is taken out.
 * @returns The text without secrets.
 */
export function redactText(text: string, rules: RedactionRules = standardRules): string {
  return settle(text, (current) => {
    const found = findSecrets(current, rules.detectors);
    for (const { detector } of found) rules.taken(detector);
    return replaceSpans(current, found);
  });
}
