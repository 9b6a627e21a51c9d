import type { CassetteResponse } from '@plumbline/contracts';
import type { HeaderPairs } from './http-request.ts';

/**
 * Gives the headers of a recorded response, with a length that fits the body: redaction
 * and edits by hand may have changed it.
 *
 * @param method - Method of the request: the length in an answer to HEAD is not that of its body.
 * @param response - The recorded status and headers; what was cut keeps the length that it was to have.
 * @param chunks - The body as it is played.
 * @returns The headers.
 */
export function replayHeaders(
  method: string,
  response: Pick<CassetteResponse, 'status' | 'headers' | 'cut'>,
  chunks: readonly Uint8Array[],
): HeaderPairs {
  const { status, cut } = response;
  if (method.toUpperCase() === 'HEAD' || status === 304 || cut !== undefined) return response.headers;
  const length = String(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  const isOff = response.headers.some(([name, value]) => isLength(name) && value !== length);
  if (!isOff) return response.headers;
  return response.headers.map(([name, value]) => [name, isLength(name) ? length : value]);
}

function isLength(name: string): boolean {
  return name.length === 14 && name.toLowerCase() === 'content-length';
}
