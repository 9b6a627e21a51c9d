import { builtin } from '../builtin.ts';
import { isUtf8 } from 'node:buffer';
import { headerValue } from '../exchange/header.ts';
import type { HttpRequest } from '../exchange/http-request.ts';
import {
  redactBytes,
  redactForm,
  redactJson,
  redactText,
  type JsonValue,
  type RedactionRules,
} from '@plumbline/secrets';
import { decodeContent } from '../body/content-coding.ts';
import { withoutFields } from '../rules/field-path.ts';
import type { HostRules } from '../rules/rule-set.ts';
import { canonicalJson } from './canonical-json.ts';
import { normalizeMultipart } from './multipart.ts';
import { plainPlaceholders } from './plain-placeholders.ts';

/** Which secrets are taken out before a request is compared: none, or those that rules find. */
export type Secrecy = 'as-is' | RedactionRules;

/**
 * Writes the body of a request so that equal requests give equal texts: content coding undone, JSON
 * with sorted keys, multipart with one boundary, other text as it is, bytes by their hash.
 *
 * @param request - The request.
 * @param secrecy - Whether secrets are taken out.
 * @param rules - Which fields may differ.
 * @returns The canonical text.
 */
export function canonicalBody(request: HttpRequest, secrecy: Secrecy, rules: HostRules): string {
  const body = decoded(request);
  const text = textOf(body);
  if (text === undefined) return `sha256:${hashOf(body, secrecy)}`;
  if (text === '') return '';
  return canonicalJsonBody(text, secrecy, rules) ?? canonicalText(text, request, secrecy);
}

function decoded({ headers, body }: HttpRequest): string | Uint8Array {
  if (typeof body === 'string' || headerValue(headers, 'content-encoding') === undefined) return body;
  return decodeContent(body, headers) ?? body;
}

function textOf(body: string | Uint8Array): string | undefined {
  if (typeof body === 'string') return body.startsWith('--') ? textOf(Buffer.from(body)) : body;
  const bytes = normalizeMultipart(body) ?? body;
  return isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString() : undefined;
}

function hashOf(body: string | Uint8Array, secrecy: Secrecy): string {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const normal = normalizeMultipart(bytes) ?? bytes;
  return builtin.crypto.hash('sha256', secrecy === 'as-is' ? normal : redactBytes(normal, secrecy), 'hex');
}

/** Nested too deep for the stack, or no JSON after all: compared as text. */
function canonicalJsonBody(text: string, secrecy: Secrecy, rules: HostRules): string | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value = withoutFields(JSON.parse(text) as JsonValue, rules.ignoreFields);
    return canonicalJson(secrecy === 'as-is' ? value : redactJson(value, secrecy), rules.ignoreTimes);
  } catch {
    return undefined;
  }
}

function canonicalText(text: string, request: HttpRequest, secrecy: Secrecy): string {
  if (secrecy === 'as-is') return plainPlaceholders(text);
  const isForm = headerValue(request.headers, 'content-type')?.includes('x-www-form-urlencoded') === true;
  return plainPlaceholders(isForm ? redactForm(text, secrecy) : redactText(text, secrecy));
}
