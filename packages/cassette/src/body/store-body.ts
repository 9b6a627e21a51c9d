import type { CassetteBody } from '@plumbline/contracts';
import { redactChunks } from '@plumbline/secrets';
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
 * @returns The stored body.
 */
export function storeRequestBody(body: Uint8Array, headers: HeaderPairs): CassetteBody {
  return storeBytes(normalizeMultipart(body) ?? body, headers);
}

/**
 * Makes of a response's body what a cassette holds, without secrets: chunk by chunk
 * where it is a stream, readable where it was compressed.
 *
 * @param chunks - The chunks as they arrived, transfer coding undone, content coding not.
 * @param headers - Headers of the response.
 * @returns The stored body.
 */
export function storeResponseBody(chunks: readonly Uint8Array[], headers: HeaderPairs): CassetteBody {
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return { as: 'none' };
  const decoded = decodeContent(bytes, headers);
  if (decoded !== undefined) return storeCompressed(isStreamed(headers) ? chunks : [bytes], decoded, headers);
  return isStreamed(headers) ? storeChunks(chunks) : storeBytes(bytes, headers);
}

function storeBytes(bytes: Uint8Array, headers: HeaderPairs): CassetteBody {
  if (bytes.length === 0) return { as: 'none' };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isUtf8(buffer)) return { as: 'base64', value: buffer.toString('base64') };
  return storeText(buffer.toString(), headerValue(headers, 'content-type'));
}

/** The compressed bytes are kept only where they hold no secret: else they are made anew on replay. */
function storeCompressed(chunks: readonly Uint8Array[], decoded: Buffer, headers: HeaderPairs): CassetteBody {
  const content = storeBytes(decoded, headers);
  if (content.as !== 'json' && content.as !== 'text' && content.as !== 'base64') return storeChunks(chunks);
  const isUnchanged = plainBytes(content).equals(decoded);
  return { as: 'compressed', wire: isUnchanged ? chunks.map(toBase64) : [], content };
}

/** UTF-8 chunk by chunk where no character goes over an edge; bytes for the chunks where one does. */
function storeChunks(chunks: readonly Uint8Array[]): CassetteBody {
  const texts = chunks.map((chunk) => (isUtf8(chunk) ? toText(chunk) : undefined));
  if (texts.every((text) => text !== undefined)) return { as: 'chunks', chunks: redactChunks(texts) };
  return { as: 'chunks', chunks: redactMixedChunks(chunks) };
}

/** One character a byte, so that edges inside characters stand where they stood. */
function redactMixedChunks(chunks: readonly Uint8Array[]): (string | { base64: string })[] {
  const redacted = redactChunks(chunks.map((chunk) => Buffer.from(chunk).toString('latin1')));
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
