import type { CassetteBody } from '@plumbline/contracts';
import type { HeaderPairs } from '../exchange/http-request.ts';
import { decodeContent, encodeContent } from './content-coding.ts';
import { plainBytes } from './plain-bytes.ts';

/**
 * Gives a stored body as a client receives it: chunk by chunk, content coding applied.
 *
 * @param body - The stored body.
 * @param headers - Headers of its message.
 * @returns The chunks, none of them empty.
 */
export function wireChunks(body: CassetteBody, headers: HeaderPairs): readonly Uint8Array[] {
  switch (body.as) {
    case 'none':
      return [];
    case 'chunks':
      return body.chunks.map(chunkBytes).filter((chunk) => chunk.length > 0);
    case 'compressed':
      return compressedChunks(body, headers);
    case 'json':
    case 'text':
    case 'base64':
      return [plainBytes(body)].filter((chunk) => chunk.length > 0);
  }
}

/**
 * Gives one stored chunk's bytes.
 *
 * @param chunk - Text, or bytes in base64.
 * @returns The bytes.
 */
export function chunkBytes(chunk: string | { readonly base64: string }): Buffer {
  return typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.base64, 'base64');
}

/** A content that was edited by hand, or redacted, wins over the bytes that came. */
function compressedChunks(
  { wire, content }: Extract<CassetteBody, { as: 'compressed' }>,
  headers: HeaderPairs,
): readonly Uint8Array[] {
  const chunks = wire.map((chunk) => Buffer.from(chunk, 'base64'));
  const plain = plainBytes(content);
  return decodeContent(Buffer.concat(chunks), headers)?.equals(plain) === true
    ? chunks
    : [encodeContent(plain, headers)];
}
