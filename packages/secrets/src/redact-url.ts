import { placeholder } from './placeholder.ts';
import { redactParameters } from './redact-parameters.ts';
import { redactText } from './redact-text.ts';
import { standardRules, type RedactionRules } from './redaction-rules.ts';
import { settle } from './settle.ts';

/**
 * Redacts a URL: the user part's password, credential parameters in query, fragment and
 * path (`;jsessionid=`), and keys of known shape anywhere.
 *
 * All else stays byte for byte: nothing is parsed and written anew. Idempotent.
 *
 * @param url - Absolute or relative URL, valid or not.
 * @param rules - What is taken out.
 * @returns The URL without secrets.
 */
export function redactUrl(url: string, rules: RedactionRules = standardRules): string {
  return settle(url, (current) => redactText(redactParts(current, rules), rules));
}

function redactParts(url: string, rules: RedactionRules): string {
  const [, base = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#[^]*)?$/.exec(url) ?? [];
  return redactBase(base, rules) + redactAfterMark(query, rules) + redactAfterMark(fragment, rules);
}

function redactBase(base: string, rules: RedactionRules): string {
  const [, scheme = '', user = '', path = ''] =
    /^((?:[a-z][a-z\d+.-]*:)?\/\/)?([^/@]*@)?([^]*)$/i.exec(base) ?? [];
  const matrix = path.indexOf(';');
  const redactedPath =
    matrix === -1 ? path : path.slice(0, matrix + 1) + redactMatrix(path.slice(matrix + 1), rules);
  return scheme + (scheme === '' ? user : redactUser(user, rules)) + redactedPath;
}

/** `user:password@`; a token in the place of the user shows by what stands for its password. */
function redactUser(user: string, rules: RedactionRules): string {
  const redacted = withoutPassword(user);
  if (redacted !== user) rules.taken('url-password');
  return redacted;
}

function withoutPassword(user: string): string {
  const colon = user.indexOf(':');
  if (colon === -1 || user.startsWith('[redacted')) return user;
  const password = user.slice(colon + 1, -1);
  if (password !== '' && password !== 'x-oauth-basic') return `${user.slice(0, colon + 1)}${placeholder}@`;
  return colon === 0 ? user : placeholder + user.slice(colon);
}

function redactMatrix(path: string, rules: RedactionRules): string {
  return path
    .split('/')
    .map((part) => redactParameters(part, rules))
    .join('/');
}

function redactAfterMark(part: string, rules: RedactionRules): string {
  return part.slice(0, 1) + redactParameters(part.slice(1), rules);
}
