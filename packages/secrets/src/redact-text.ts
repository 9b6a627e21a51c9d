import { findSecrets } from './find-secrets.ts';
import { replaceSpans } from './replace-spans.ts';
import { settle } from './settle.ts';

/**
 * Redacts a text: keys and tokens of known shape, private keys, passwords in URLs, and
 * values that a credential's name leads up to (`"api_key": "…"`, `client_secret=…`).
 *
 * All else stays byte for byte. Deterministic and idempotent.
 *
 * @param text - Body, log line or any other text.
 * @returns The text without secrets.
 */
export function redactText(text: string): string {
  return settle(text, (current) => replaceSpans(current, findSecrets(current)));
}
