import type { CassetteInteraction } from '@plumbline/contracts';
import { isChunked } from '../../body/is-chunked.ts';
import { wireChunks } from '../../body/wire-chunks.ts';
import { headerValue } from '../../exchange/header.ts';
import { replayHeaders } from '../../exchange/replay-headers.ts';
import type { HeaderPairs } from '../../exchange/http-request.ts';

/** A response as it stands on the wire, and what becomes of the connection after it. */
export interface ResponseWire {
  readonly pieces: readonly Uint8Array[];
  /** `open`: the body's end is in its framing, or never comes; `close`: it ends with the connection. */
  readonly after: 'open' | 'close' | 'reset';
  /** Whether each piece is played in a turn of its own. */
  readonly takesTurns: boolean;
}

/**
 * Writes a recorded response as HTTP/1.1, each chunk of the body a piece of its own.
 *
 * @param interaction - What was recorded.
 * @returns Its bytes.
 */
export function responseWire({ request, response }: CassetteInteraction): ResponseWire {
  const chunks = hasBody(request.method, response.status) ? wireChunks(response.body, response.headers) : [];
  const headers = replayHeaders(request.method, response, chunks);
  const head = headBytes(response, headers);
  const framing = framingOf(request.method, response.status, headers);
  const isWhole = response.cut === undefined;
  const body = framing === 'chunked' ? chunkedPieces(chunks, response.trailers ?? [], isWhole) : chunks;
  const after = afterOf(response.cut, framing);
  return { pieces: [head, ...body], after, takesTurns: isChunked(response.body) };
}

type Framing = 'none' | 'length' | 'chunked' | 'close';

function hasBody(method: string, status: number): boolean {
  return method.toUpperCase() !== 'HEAD' && status !== 204 && status !== 304;
}

function framingOf(method: string, status: number, headers: HeaderPairs): Framing {
  if (!hasBody(method, status)) return 'none';
  if (headerValue(headers, 'transfer-encoding')?.toLowerCase().includes('chunked') === true) return 'chunked';
  return headerValue(headers, 'content-length') === undefined ? 'close' : 'length';
}

function afterOf(cut: 'client' | 'server' | undefined, framing: Framing): ResponseWire['after'] {
  if (cut === 'server') return 'reset';
  return framing === 'close' && cut === undefined ? 'close' : 'open';
}

function headBytes({ status, statusText }: CassetteInteraction['response'], headers: HeaderPairs): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${String(status)} ${statusText}\r\n${lines.join('')}\r\n`, 'latin1');
}

function chunkedPieces(chunks: readonly Uint8Array[], trailers: HeaderPairs, isWhole: boolean): Uint8Array[] {
  const pieces = chunks.map((chunk) =>
    Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
  );
  if (!isWhole) return pieces;
  const lines = trailers.map(([name, value]) => `${name}: ${value}\r\n`);
  return [...pieces, Buffer.from(`0\r\n${lines.join('')}\r\n`, 'latin1')];
}
