import { redactForm, redactJson, redactText, type JsonValue } from '@plumbline/secrets';
import type { CassetteBody } from '@plumbline/contracts';

/** A body that people can read in the file. */
export type ReadableBody = Extract<CassetteBody, { as: 'json' | 'text' }>;

/**
 * Makes of a text what a cassette holds: a JSON value where writing it again gives the
 * same bytes, text elsewhere, both without secrets.
 *
 * @param text - The body.
 * @param contentType - Its type, where known.
 * @returns The stored body.
 */
export function storeText(text: string, contentType: string | undefined): ReadableBody {
  return storeJson(text) ?? { as: 'text', value: redactPlain(text, contentType) };
}

function redactPlain(text: string, contentType: string | undefined): string {
  return contentType?.includes('x-www-form-urlencoded') === true ? redactForm(text) : redactText(text);
}

function storeJson(text: string): ReadableBody | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return storeValue(JSON.parse(text) as JsonValue, text);
  } catch {
    return undefined;
  }
}

/** Text that no layout gives back stays text, unless its fields hold secrets. */
function storeValue(value: JsonValue, text: string): ReadableBody | undefined {
  const redacted = redactJson(value);
  const isClean = JSON.stringify(redacted) === JSON.stringify(value);
  const layout = layoutOf(value, text);
  if (layout === undefined && isClean) return undefined;
  return { as: 'json', value: redacted, ...layout };
}

function layoutOf(value: JsonValue, text: string): { indent?: number; tail?: string } | undefined {
  const body = text.trimEnd();
  const indent = /^[[{]\n( {1,10})\S/.exec(body)?.[1]?.length;
  if (JSON.stringify(value, null, indent) !== body) return undefined;
  const tail = text.slice(body.length);
  return { ...(indent !== undefined && { indent }), ...(tail !== '' && { tail }) };
}
