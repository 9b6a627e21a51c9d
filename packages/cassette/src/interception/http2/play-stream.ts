import { constants, type ServerHttp2Stream } from 'node:http2';
import type { AnsweredInteraction, CassetteFailure } from '@plumbline/contracts';
import { isChunked } from '../../body/is-chunked.ts';
import { wireChunks } from '../../body/wire-chunks.ts';
import { replayHeaders } from '../../exchange/replay-headers.ts';
import { reviveError } from '../../exchange/revive-error.ts';
import type { Reply } from '../../session/cassette-session.ts';
import { instantPace } from '../../timing/instant-pace.ts';
import type { ReplyPace } from '../../timing/reply-pace.ts';
import { toFields } from './http2-fields.ts';

/**
 * Plays what was recorded to a request of HTTP/2.
 *
 * @param stream - The request.
 * @param reply - What was recorded, and how fast it plays.
 * @param fail - Ends its connection with an error.
 */
export function playStream(
  stream: ServerHttp2Stream,
  { interaction, pace }: Reply,
  fail: (error: Error) => void,
): void {
  const { response, failure } = interaction;
  const paced = pace ?? instantPace(response !== undefined && isChunked(response.body));
  if (response !== undefined) playResponse(stream, interaction, paced);
  else {
    paced.end(() => {
      failAs(failure, fail);
    });
  }
}

/** What its client gave up stays open: it will give up again. */
function failAs(failure: CassetteFailure, fail: (error: Error) => void): void {
  if (failure.as === 'error') fail(reviveError(failure.error));
}

function playResponse(
  stream: ServerHttp2Stream,
  { request, response }: AnsweredInteraction,
  pace: ReplyPace,
): void {
  const chunks = request.method === 'HEAD' ? [] : wireChunks(response.body, response.headers);
  const headers = toFields(replayHeaders(request.method, response, chunks));
  const { trailers = [], informational = [] } = response;
  pace.head(() => {
    if (stream.destroyed) return;
    for (const one of informational)
      stream.additionalHeaders({ ':status': one.status, ...toFields(one.headers) });
    stream.respond({ ':status': response.status, ...headers }, {
      sendDate: false,
      waitForTrailers: trailers.length > 0,
    } as object);
    stream.once('wantTrailers', () => {
      stream.sendTrailers(toFields(trailers));
    });
    playChunks(stream, { chunks, pace, end: () => endAs(stream, response.cut) });
  });
}

interface PlayedBody {
  readonly chunks: readonly Uint8Array[];
  readonly pace: ReplyPace;
  readonly end: () => void;
}

function playChunks(stream: ServerHttp2Stream, { chunks, pace, end }: PlayedBody): void {
  const playFrom = (index: number): void => {
    const chunk = chunks[index];
    if (stream.destroyed) return;
    if (chunk === undefined) {
      pace.end(end);
      return;
    }
    pace.chunk({ index, count: chunks.length }, () => {
      if (stream.destroyed) return;
      stream.write(chunk);
      playFrom(index + 1);
    });
  };
  playFrom(0);
}

function endAs(stream: ServerHttp2Stream, cut: AnsweredInteraction['response']['cut']): void {
  if (stream.destroyed || cut === 'client') return;
  if (cut === 'server') stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  else stream.end();
}
