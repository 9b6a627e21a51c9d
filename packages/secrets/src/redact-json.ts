import { judgeName } from './credential-name.ts';
import { looksRandom } from './looks-random.ts';
import { placeholder } from './placeholder.ts';
import { redactText } from './redact-text.ts';
import { standardRules, type RedactionRules } from './redaction-rules.ts';
import { redactValue } from './redact-value.ts';

/** A value that JSON can say. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
type JsonObject = Record<string, JsonValue>;

/**
 * Redacts a JSON value: fields whose names are credentials, `{name, value}` pairs that
 * name one, and secrets in every other string.
 *
 * Structure, order and types stay, but for numbers that are credentials, which become
 * the placeholder. Idempotent. The argument is not changed.
 *
 * @param value - The value.
 * @param rules - What is taken out.
 * @returns A new value without secrets.
 */
export function redactJson(value: JsonValue, rules: RedactionRules = standardRules): JsonValue {
  if (typeof value === 'string') return redactText(value, rules);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map((item) => redactJson(item, rules)) : redactObject(value, rules);
}

function redactObject(object: JsonObject, rules: RedactionRules): JsonObject {
  const named = pairName(object);
  const fields = Object.entries(object).map(([name, value]): [string, JsonValue] => {
    const judgedAs = name === 'value' && named !== undefined ? named : name;
    const redacted = isCredential(judgedAs, value, object)
      ? redactCredential(judgedAs, value, rules)
      : redactJson(value, rules);
    return [redactText(name, rules), redacted];
  });
  return Object.fromEntries(fields);
}

/** The name in `{name: 'API_KEY', value: '…'}`, as lists of headers and of variables have it. */
function pairName(object: JsonObject): string | undefined {
  const name = object['name'] ?? object['key'];
  return typeof name === 'string' && 'value' in object ? name : undefined;
}

function isCredential(name: string, value: JsonValue, object: JsonObject): boolean {
  switch (judgeName(name, 'field')) {
    case 'credential':
      return true;
    case 'suspect':
      return !isModelToken(object) && hasRandomLooks(name, value);
    case 'ordinary':
      return false;
  }
}

/** An object may be a schema (`properties: {password: {…}}`), so names judge plain values alone. */
function redactCredential(name: string, value: JsonValue, rules: RedactionRules): JsonValue {
  if (typeof value === 'object' || typeof value === 'boolean') return redactInner(name, value, rules);
  const redacted = typeof value === 'string' ? redactValue(name, value) : placeholder;
  if (redacted !== value) tell(rules, value);
  return redactText(redacted, rules);
}

function tell(rules: RedactionRules, value: string | number): void {
  rules.taken('credential-field');
  if (typeof value === 'string') rules.learned?.(value);
}

function redactInner(name: string, value: JsonValue, rules: RedactionRules): JsonValue {
  if (!Array.isArray(value)) return redactJson(value, rules);
  return value.map((item) => redactCredential(name, item, rules));
}

function hasRandomLooks(name: string, value: JsonValue): boolean {
  if (typeof value !== 'string') return Array.isArray(value);
  return looksRandom(value) || (/cookie$/i.test(name) && /^[^\s=;]+=\S/.test(value));
}

/** Tokens of language models come with their probabilities or bytes. */
function isModelToken(object: JsonObject): boolean {
  return ['logprob', 'logprobs', 'top_logprobs', 'bytes', 'probability'].some((name) => name in object);
}
