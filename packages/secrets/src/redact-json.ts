import { judgeName } from './credential-name.ts';
import { looksRandom } from './looks-random.ts';
import { placeholder } from './placeholder.ts';
import { redactText } from './redact-text.ts';
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
 * @returns A new value without secrets.
 */
export function redactJson(value: JsonValue): JsonValue {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map(redactJson) : redactObject(value);
}

function redactObject(object: JsonObject): JsonObject {
  const named = pairName(object);
  const fields = Object.entries(object).map(([name, value]): [string, JsonValue] => {
    const judgedAs = name === 'value' && named !== undefined ? named : name;
    return [redactText(name), redactField(judgedAs, value, object)];
  });
  return Object.fromEntries(fields);
}

/** The name in `{name: 'API_KEY', value: '…'}`, as lists of headers and of variables have it. */
function pairName(object: JsonObject): string | undefined {
  const name = object['name'] ?? object['key'];
  return typeof name === 'string' && 'value' in object ? name : undefined;
}

function redactField(name: string, value: JsonValue, object: JsonObject): JsonValue {
  switch (judgeName(name, 'field')) {
    case 'credential':
      return redactCredential(name, value);
    case 'suspect':
      return isModelToken(object) || !hasRandomLooks(name, value)
        ? redactJson(value)
        : redactCredential(name, value);
    case 'ordinary':
      return redactJson(value);
  }
}

/** An object may be a schema (`properties: {password: {…}}`), so names judge plain values alone. */
function redactCredential(name: string, value: JsonValue): JsonValue {
  if (typeof value === 'string') return redactText(redactValue(name, value));
  if (typeof value === 'number') return placeholder;
  if (!Array.isArray(value)) return redactJson(value);
  return value.map((item) => redactCredential(name, item));
}

function hasRandomLooks(name: string, value: JsonValue): boolean {
  if (typeof value !== 'string') return Array.isArray(value);
  return looksRandom(value) || (/cookie$/i.test(name) && /^[^\s=;]+=\S/.test(value));
}

/** Tokens of language models come with their probabilities or bytes. */
function isModelToken(object: JsonObject): boolean {
  return ['logprob', 'logprobs', 'top_logprobs', 'bytes', 'probability'].some((name) => name in object);
}
