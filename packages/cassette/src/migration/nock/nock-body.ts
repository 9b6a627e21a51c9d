import { isUtf8 } from 'node:buffer';
import { headerValue } from '../../exchange/header.ts';
import type { HeaderPairs } from '../../exchange/http-request.ts';
import type { JsonObject } from '../json-fields.ts';

const hexadecimal = /^(?:[\da-f]{2})+$/iu;

/**
 * Reads the body of a request: JSON as a value, text as a text, what is neither in hexadecimal.
 *
 * @param body - As nock's recorder wrote it.
 * @param headers - Headers of the request, as far as they were kept.
 * @returns The bytes that were sent, but for white space in JSON.
 */
export function requestBytes(body: unknown, headers: HeaderPairs): Uint8Array {
  if (body === undefined || body === null) return Buffer.of();
  if (typeof body !== 'string') return Buffer.from(formOrJson(body, headers));
  const bytes = hexadecimal.test(body) ? Buffer.from(body, 'hex') : undefined;
  // The recorder uses hexadecimal for what is no text, and for nothing else.
  return bytes !== undefined && !isUtf8(bytes) ? bytes : Buffer.from(body);
}

/** Definitions written by hand give forms as objects. */
function formOrJson(body: unknown, headers: HeaderPairs): string {
  const isForm = headerValue(headers, 'content-type')?.includes('x-www-form-urlencoded') === true;
  return isForm ? new URLSearchParams(body as Record<string, string>).toString() : JSON.stringify(body);
}

/**
 * Reads the body of a response: a list of hexadecimal chunks where it is compressed, hexadecimal where it is
 * binary, a JSON value or a text else.
 *
 * @param definition - The definition.
 * @param headers - Headers of the response.
 * @returns The chunks, content coding applied; `undefined` where they cannot be read.
 */
export function responseChunks(
  { response, responseIsBinary }: JsonObject,
  headers: HeaderPairs,
): readonly Uint8Array[] | undefined {
  if (response === undefined || response === null) return [];
  if (typeof response === 'string') return stringChunks(response, responseIsBinary === true);
  const isCoded = (headerValue(headers, 'content-encoding') ?? '') !== '';
  return isCoded && Array.isArray(response) ? codedChunks(response) : [Buffer.from(JSON.stringify(response))];
}

function stringChunks(response: string, isBinary: boolean): readonly Uint8Array[] | undefined {
  if (!isBinary) return [Buffer.from(response)];
  return hexadecimal.test(response) ? [Buffer.from(response, 'hex')] : undefined;
}

function codedChunks(chunks: readonly unknown[]): readonly Uint8Array[] | undefined {
  const isAll = chunks.every(
    (chunk) => typeof chunk === 'string' && (chunk === '' || hexadecimal.test(chunk)),
  );
  return isAll ? chunks.map((chunk) => Buffer.from(String(chunk), 'hex')) : undefined;
}
