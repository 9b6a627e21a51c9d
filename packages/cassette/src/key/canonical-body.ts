import { builtin } from '../builtin.ts';
import { isUtf8 } from 'node:buffer';
import { headerValue } from '../exchange/header.ts';
import type { HttpRequest } from '../exchange/http-request.ts';
import { redactJson, redactForm, redactText, type JsonValue } from '@plumbline/secrets';
import { withoutFields } from '../rules/field-path.ts';
import type { HostRules } from '../rules/rule-set.ts';
import { canonicalJson } from './canonical-json.ts';
import { normalizeMultipart } from './multipart.ts';

/** Whether secrets are taken out before a request is compared. */
export type Secrecy = 'as-is' | 'redacted';

/**
 * Writes the body of a request so that equal requests give equal texts: JSON with sorted
 * keys, multipart with one boundary, other text as it is, bytes by their hash.
 *
 * @param request - The request.
 * @param secrecy - Whether secrets are taken out.
 * @param rules - Which fields may differ.
 * @returns The canonical text.
 */
export function canonicalBody(request: HttpRequest, secrecy: Secrecy, rules: HostRules): string {
  const text = textOf(request.body);
  if (text === undefined) return `sha256:${hashOf(request.body)}`;
  if (text === '') return '';
  return canonicalJsonBody(text, secrecy, rules) ?? canonicalText(text, request, secrecy);
}

function textOf(body: string | Uint8Array): string | undefined {
  if (typeof body === 'string') return body.startsWith('--') ? textOf(Buffer.from(body)) : body;
  const bytes = normalizeMultipart(body) ?? body;
  return isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString() : undefined;
}

function hashOf(body: string | Uint8Array): string {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return builtin.crypto.hash('sha256', normalizeMultipart(bytes) ?? bytes, 'hex');
}

/** Nested too deep for the stack, or no JSON after all: compared as text. */
function canonicalJsonBody(text: string, secrecy: Secrecy, rules: HostRules): string | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value = withoutFields(JSON.parse(text) as JsonValue, rules.ignoreFields);
    return canonicalJson(secrecy === 'redacted' ? redactJson(value) : value, rules.ignoreTimes);
  } catch {
    return undefined;
  }
}

function canonicalText(text: string, request: HttpRequest, secrecy: Secrecy): string {
  if (secrecy === 'as-is') return text;
  const isForm = headerValue(request.headers, 'content-type')?.includes('x-www-form-urlencoded') === true;
  return isForm ? redactForm(text) : redactText(text);
}
