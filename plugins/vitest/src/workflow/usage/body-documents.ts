import type { CassetteBody } from '@plumbline/contracts';
import type { Json } from '../state/json-of.ts';

/**
 * Finds the JSON in a body: the body itself, its lines, or the data of its events.
 *
 * @param body - A recorded body.
 * @returns The objects, in order; none where the body is no JSON.
 */
export function bodyDocuments(body: CassetteBody): readonly Readonly<Record<string, Json>>[] {
  const value = body.as === 'json' ? [body.value] : documentsIn(textOf(body));
  return value.flat().filter(isObject);
}

function textOf(body: CassetteBody): string {
  switch (body.as) {
    case 'text':
      return body.value;
    case 'chunks':
      return body.chunks.map((chunk) => (typeof chunk === 'string' ? chunk : '')).join('');
    case 'compressed':
      return textOf(body.content);
    case 'json':
      return JSON.stringify(body.value);
    case 'none':
    case 'base64':
      return '';
  }
}

function documentsIn(text: string): readonly Json[] {
  const whole = parsed(text);
  if (whole !== undefined) return [whole];
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => parsed(line.replace(/^data: ?/u, '')))
    .filter((value) => value !== undefined);
}

function parsed(text: string): Json | undefined {
  if (!/^\s*[[{]/u.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
