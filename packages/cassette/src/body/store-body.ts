import type { CassetteBody } from '@plumbline/contracts';
import { redactBytes, redactChunks, standardRules, type RedactionRules } from '@plumbline/secrets';
import { isUtf8 } from 'node:buffer';
import { headerValue } from '../exchange/header.ts';
import type { HeaderPairs } from '../exchange/http-request.ts';
import { normalizeMultipart } from '../key/multipart.ts';
import { decodeContent } from './content-coding.ts';
import { isStreamed } from './is-streamed.ts';
import { plainBytes } from './plain-bytes.ts';
import { storeText } from './store-text.ts';

/**
 * Makes of a request's body what a cassette holds, without secrets.
 *
 * @param body - The bytes that were sent.
 * @param headers - Headers of the request.
 * @param redaction - What is taken out.
 * @returns The stored body.
 */
export function storeRequestBody(
  body: Uint8Array,
  headers: HeaderPairs,
  redaction: RedactionRules = standardRules,
): CassetteBody {
  const decoded = body.length === 0 ? undefined : decodeContent(body, headers);
  if (decoded !== undefined) return storeCompressed([body], decoded, { headers, redaction });
  return storeBytes(normalizeMultipart(body) ?? body, { headers, redaction });
}

/**
 * Makes of a response's body what a cassette holds, without secrets: chunk by chunk
 * where it is a stream, readable where it was compressed.
 *
 * @param chunks - The chunks as they arrived, transfer coding undone, content coding not.
 * @param headers - Headers of the response.
 * @param redaction - What is taken out.
 * @returns The stored body.
 */
export function storeResponseBody(
  chunks: readonly Uint8Array[],
  headers: HeaderPairs,
  redaction: RedactionRules = standardRules,
): CassetteBody {
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return { as: 'none' };
  const manner = { headers, redaction };
  const decoded = decodeContent(bytes, headers);
  if (decoded !== undefined) return storeCompressed(isStreamed(headers) ? chunks : [bytes], decoded, manner);
  return isStreamed(headers) ? storeChunks(chunks, redaction) : storeBytes(bytes, manner);
}

/** What a body says of itself, and what is taken out of it. */
interface BodyManner {
  readonly headers: HeaderPairs;
  readonly redaction: RedactionRules;
}

function storeBytes(bytes: Uint8Array, { headers, redaction }: BodyManner): CassetteBody {
  if (bytes.length === 0) return { as: 'none' };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isUtf8(buffer)) return { as: 'base64', value: toBase64(redactBytes(buffer, redaction)) };
  return storeText(buffer.toString(), headerValue(headers, 'content-type'), redaction);
}

/** The compressed bytes are kept only where they hold no secret: else they are made anew on replay. */
function storeCompressed(chunks: readonly Uint8Array[], decoded: Buffer, manner: BodyManner): CassetteBody {
  const content = storeBytes(decoded, manner);
  if (content.as !== 'json' && content.as !== 'text' && content.as !== 'base64')
    return storeChunks(chunks, manner.redaction);
  const isUnchanged = plainBytes(content).equals(decoded);
  return { as: 'compressed', wire: isUnchanged ? chunks.map(toBase64) : [], content };
}

/** UTF-8 chunk by chunk where no character goes over an edge; bytes for the chunks where one does. */
function storeChunks(chunks: readonly Uint8Array[], redaction: RedactionRules): CassetteBody {
  const texts = chunks.map((chunk) => (isUtf8(chunk) ? toText(chunk) : undefined));
  if (texts.every((text) => text !== undefined))
    return { as: 'chunks', chunks: redactChunks(texts, redaction) };
  return { as: 'chunks', chunks: redactMixedChunks(chunks, redaction) };
}

/** One character a byte, so that edges inside characters stand where they stood. */
function redactMixedChunks(
  chunks: readonly Uint8Array[],
  redaction: RedactionRules,
): (string | { base64: string })[] {
  const texts = chunks.map((chunk) => Buffer.from(chunk).toString('latin1'));
  const redacted = redactChunks(texts, redaction);
  return redacted.map((chunk) => {
    const bytes = Buffer.from(chunk, 'latin1');
    return isUtf8(bytes) ? toText(bytes) : { base64: toBase64(bytes) };
  });
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
