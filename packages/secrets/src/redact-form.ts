import { redactParameters } from './redact-parameters.ts';
import { redactText } from './redact-text.ts';
import { standardRules, type RedactionRules } from './redaction-rules.ts';
import { settle } from './settle.ts';

/**
 * Redacts a body of the type `application/x-www-form-urlencoded`.
 *
 * All but the secrets stays byte for byte. Idempotent.
 *
 * @param body - The body, as it is on the wire.
 * @param rules - What is taken out.
 * @returns The body without secrets.
 */
export function redactForm(body: string, rules: RedactionRules = standardRules): string {
  return settle(body, (current) => redactText(redactParameters(current, rules), rules));
}
