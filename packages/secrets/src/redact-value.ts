import { authorizationSecret } from './authorization-secret.ts';
import { nameWords } from './name-words.ts';
import { placeholder } from './placeholder.ts';

/**
 * Redacts the value of a name that is a credential, and keeps what tells its kind:
 * the scheme of an authorization, the names and attributes of cookies.
 *
 * @param name - Name of the header, parameter or field.
 * @param value - Its value.
 * @returns The value without the secret; an empty value stays empty.
 */
export function redactValue(name: string, value: string): string {
  if (value === '') return value;
  const words = nameWords(name);
  if (words.includes('authorization') || words.at(-1) === 'auth') return redactAuthorization(value);
  if (words.at(-1) !== 'cookie' && words.at(-1) !== 'cookie2') return placeholder;
  return words.includes('set') ? redactSetCookie(value) : redactCookie(value);
}

function redactAuthorization(value: string): string {
  return value.slice(0, authorizationSecret(value).start) + placeholder;
}

function redactSetCookie(value: string): string {
  const attributes = value.indexOf(';');
  if (attributes === -1) return redactPair(value);
  return redactPair(value.slice(0, attributes)) + value.slice(attributes);
}

function redactCookie(value: string): string {
  return value.split(';').map(redactPair).join(';');
}

function redactPair(pair: string): string {
  const equals = pair.indexOf('=');
  if (equals === -1) return pair.trim() === '' ? pair : placeholder;
  return equals === pair.length - 1 ? pair : pair.slice(0, equals + 1) + placeholder;
}
