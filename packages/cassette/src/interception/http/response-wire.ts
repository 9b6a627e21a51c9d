import type { AnsweredInteraction, CassetteError, CassetteResponse } from '@plumbline/contracts';
import { isChunked } from '../../body/is-chunked.ts';
import { wireChunks } from '../../body/wire-chunks.ts';
import { replayHeaders } from '../../exchange/replay-headers.ts';
import { chunkFrame, framingOf, headBytes, lastFrame, mayHaveBody, type Framing } from './message-framing.ts';

/** A response as it stands on the wire, and what becomes of the connection after it. */
export interface ResponseWire {
  readonly pieces: readonly Uint8Array[];
  /** `open`: the body's end is in its framing, or never comes; `close`: the server closes the connection. */
  readonly after: 'open' | 'close';
  /** What the connection fails with, where it does more than close. */
  readonly error?: CassetteError;
  /** Whether each piece is played in a turn of its own. */
  readonly takesTurns: boolean;
}

/**
 * Writes a recorded response as HTTP/1.1, each chunk of the body a piece of its own.
 *
 * @param interaction - What was recorded.
 * @returns Its bytes.
 */
export function responseWire({ request, response }: AnsweredInteraction): ResponseWire {
  const { method } = request;
  const { status, cut } = response;
  const chunks = mayHaveBody(method, status) ? wireChunks(response.body, response.headers) : [];
  const headers = replayHeaders(method, response, chunks);
  const framing = framingOf({ method, status, headers });
  const body = framing === 'chunked' ? framedChunks(chunks, response) : chunks;
  return {
    pieces: [Buffer.concat([...informational(response), headBytes(response, headers)]), ...body],
    after: afterOf(cut, framing),
    ...(response.error !== undefined && { error: response.error }),
    takesTurns: isChunked(response.body),
  };
}

function informational(response: CassetteResponse): Buffer[] {
  return (response.informational ?? []).map((one) => headBytes(one, one.headers));
}

function framedChunks(chunks: readonly Uint8Array[], { cut, trailers = [] }: CassetteResponse): Uint8Array[] {
  const frames = chunks.map(chunkFrame);
  return cut === undefined ? [...frames, lastFrame(trailers)] : frames;
}

function afterOf(cut: CassetteResponse['cut'], framing: Framing): ResponseWire['after'] {
  if (cut === 'server') return 'close';
  return framing === 'close' && cut === undefined ? 'close' : 'open';
}
