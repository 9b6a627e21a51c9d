import { headerValue } from '../../exchange/header.ts';
import type { HeaderPairs, ResponseHead } from '../../exchange/http-request.ts';

/** How a reader of HTTP/1.1 finds the end of a body. */
export type Framing = 'none' | 'length' | 'chunked' | 'close';

/**
 * Tells how the body of a response is framed.
 *
 * @param response - Method of the request, status and headers of the response.
 * @returns The framing; `none` where there is no body.
 */
export function framingOf(response: {
  readonly method: string;
  readonly status: number;
  readonly headers: HeaderPairs;
}): Framing {
  if (!mayHaveBody(response.method, response.status)) return 'none';
  const coding = headerValue(response.headers, 'transfer-encoding');
  if (coding?.toLowerCase().includes('chunked') === true) return 'chunked';
  return headerValue(response.headers, 'content-length') === undefined ? 'close' : 'length';
}

/**
 * Tells whether a response has a body.
 *
 * @param method - Method of the request.
 * @param status - Status of the response.
 * @returns False for answers to HEAD, 204 and 304.
 */
export function mayHaveBody(method: string, status: number): boolean {
  return method.toUpperCase() !== 'HEAD' && status !== 204 && status !== 304;
}

/**
 * Writes status line and headers.
 *
 * @param response - Status and its text.
 * @param headers - The headers.
 * @returns The bytes up to the empty line, included.
 */
export function headBytes(
  { status, statusText }: Pick<ResponseHead, 'status' | 'statusText'>,
  headers: HeaderPairs,
): Buffer {
  return Buffer.from(`HTTP/1.1 ${String(status)} ${statusText}\r\n${headerLines(headers)}\r\n`, 'latin1');
}

/**
 * Frames one chunk of a chunked body.
 *
 * @param chunk - The chunk.
 * @returns The framed bytes.
 */
export function chunkFrame(chunk: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]);
}

/**
 * Writes the end of a chunked body.
 *
 * @param trailers - What comes after the body.
 * @returns The bytes.
 */
export function lastFrame(trailers: HeaderPairs): Buffer {
  return Buffer.from(`0\r\n${headerLines(trailers)}\r\n`, 'latin1');
}

function headerLines(headers: HeaderPairs): string {
  return headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
}
