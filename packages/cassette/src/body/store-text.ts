import { redactForm, redactJson, redactText, type JsonValue, type RedactionRules } from '@plumbline/secrets';
import type { CassetteBody } from '@plumbline/contracts';

/** A body that people can read in the file. */
export type ReadableBody = Extract<CassetteBody, { as: 'json' | 'text' }>;

/**
 * Makes of a text what a cassette holds: a JSON value where writing it again gives the
 * same bytes, text elsewhere, both without secrets.
 *
 * @param text - The body.
 * @param contentType - Its type, where known.
 * @param redaction - What is taken out.
 * @returns The stored body.
 */
export function storeText(
  text: string,
  contentType: string | undefined,
  redaction: RedactionRules,
): ReadableBody {
  const stored = storeJson(text, redaction);
  if (stored !== undefined) return stored;
  const isForm = contentType?.includes('x-www-form-urlencoded') === true;
  return { as: 'text', value: isForm ? redactForm(text, redaction) : redactText(text, redaction) };
}

function storeJson(text: string, redaction: RedactionRules): ReadableBody | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return storeValue(JSON.parse(text) as JsonValue, text, redaction);
  } catch {
    return undefined;
  }
}

/** Text that no layout gives back stays text, unless its fields hold secrets. */
function storeValue(value: JsonValue, text: string, redaction: RedactionRules): ReadableBody | undefined {
  const redacted = redactJson(value, redaction);
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
