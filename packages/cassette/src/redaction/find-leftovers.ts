import { findSecrets, redactHeaders, redactUrl, type RedactionRules } from '@plumbline/secrets';
import type { HeaderPairs } from '../exchange/http-request.ts';
import { leftoversOfBody } from './leftovers-of-body.ts';
import { isMessage, type StoredMessage } from './stored-message.ts';

/** A secret that a finished file still holds. */
export interface Leftover {
  /** Line of the file, from 1. */
  readonly line: number;
  /** Kind of the secret, such as `openai-key`. */
  readonly kind: string;
}

/** Lists of where things stand: numbers, and digests of requests. */
const indexLine = '{"kind":"index"';

/**
 * Looks for secrets in a finished file as whoever opens it would: line by line, in all that is written there;
 * and, in the requests and responses of a cassette, by the names of headers, parameters and fields.
 *
 * @param file - Text of a cassette, or of the file of its timing.
 * @param rules - What is a secret.
 * @returns What was found; nothing of the secrets themselves.
 */
export function findLeftovers(file: string, rules: RedactionRules): readonly Leftover[] {
  const lines = file.split('\n').filter((line) => line !== '');
  return lines.flatMap((text, index) => {
    if (text.startsWith(indexLine)) return [];
    const kinds = leftoversOf(JSON.parse(text), rules);
    return [...new Set(kinds)].map((kind) => ({ line: index + 1, kind }));
  });
}

/** By shape and value, names are of no matter: `"token"` may be a word that a model said. */
function leftoversOf(line: unknown, rules: RedactionRules): readonly string[] {
  const detectors = rules.detectors.filter(({ evidence }) => evidence !== 'name');
  const found = contents(line).flatMap((text) => findSecrets(text, detectors));
  return [
    ...found.map(({ detector }) => detector),
    ...messagesOf(line).flatMap((message) => byName(message, rules)),
  ];
}

/** What was written by others than the recorder: all texts, and the names of fields in JSON bodies. */
function contents(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (name === 'value') return [JSON.stringify(value)];
  return Object.entries(value).flatMap(([field, inner]) => contents(inner, field));
}

function messagesOf(line: unknown): readonly StoredMessage[] {
  const { request, response } = line as { request?: unknown; response?: unknown };
  return [request, response].filter(isMessage);
}

function byName(message: StoredMessage, rules: RedactionRules): readonly string[] {
  const { url = '', headers, trailers = [] } = message;
  return [
    ...(redactUrl(url, rules) === url ? [] : ['url']),
    ...(isClean(headers, rules) && isClean(trailers, rules) ? [] : ['header']),
    ...leftoversOfBody(message, rules),
  ];
}

function isClean(headers: HeaderPairs, rules: RedactionRules): boolean {
  return JSON.stringify(redactHeaders(headers, rules)) === JSON.stringify(headers);
}
