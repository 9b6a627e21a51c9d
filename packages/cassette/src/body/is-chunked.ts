import type { CassetteBody } from '@plumbline/contracts';

/**
 * Tells whether the chunks of a stored body have a meaning of their own.
 *
 * Such chunks are played in turns of their own: readers join what is there at once.
 *
 * @param body - The stored body.
 * @returns True for a stream.
 */
export function isChunked(body: CassetteBody): boolean {
  return body.as === 'chunks' || (body.as === 'compressed' && body.wire.length > 1);
}
