import type { AnsweredInteraction, CassetteError, CassetteResponse } from '@plumbline/contracts';
import { wireChunks } from '../../body/wire-chunks.ts';
import type { HeaderPairs } from '../../exchange/http-request.ts';
import { replayHeaders } from '../../exchange/replay-headers.ts';
import { chunkFrame, framingOf, headBytes, lastFrame, mayHaveBody, type Framing } from './message-framing.ts';

/** A response as it stands on the wire, and what becomes of the connection after it. */
export interface ResponseWire {
  /** Status line and headers, also of what came before. */
  readonly head: Uint8Array;
  readonly chunks: readonly Uint8Array[];
  /** What ends a chunked body. */
  readonly tail?: Uint8Array;
  /** `open`: the body's end is in its framing, or never comes; `close`: the server closes the connection. */
  readonly after: 'open' | 'close';
  /** What the connection fails with, where it does more than close. */
  readonly error?: CassetteError;
}

/**
 * Writes a recorded response as HTTP/1.1, each chunk of the body a piece of its own.
 *
 * @param interaction - What was recorded.
 * @returns Its bytes.
 */
export function responseWire({ request, response }: AnsweredInteraction): ResponseWire {
  const { method } = request;
  const { status, cut, error, trailers = [] } = response;
  const chunks = mayHaveBody(method, status) ? wireChunks(response.body, response.headers) : [];
  const headers = replayHeaders(method, response, chunks);
  const framing = framingOf({ method, status, headers });
  const isChunked = framing === 'chunked';
  return {
    head: headOf(response, headers),
    chunks: isChunked ? chunks.map(chunkFrame) : chunks,
    ...(isChunked && cut === undefined && { tail: lastFrame(trailers) }),
    after: afterOf(cut, framing),
    ...(error !== undefined && { error }),
  };
}

function headOf(response: CassetteResponse, headers: HeaderPairs): Uint8Array {
  const head = headBytes(response, headers);
  const { informational } = response;
  if (informational === undefined) return head;
  return Buffer.concat([...informational.map((one) => headBytes(one, one.headers)), head]);
}

function afterOf(cut: CassetteResponse['cut'], framing: Framing): ResponseWire['after'] {
  if (cut === 'server') return 'close';
  return framing === 'close' && cut === undefined ? 'close' : 'open';
}
