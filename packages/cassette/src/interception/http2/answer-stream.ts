import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import type { HttpRequest } from '../../exchange/http-request.ts';
import type { Answer } from '../../session/cassette-session.ts';
import { fieldsOf } from './http2-fields.ts';
import type { TakenConnection } from './http2-terminator.ts';
import { playStream } from './play-stream.ts';
import { sendStream } from './send-stream.ts';

/**
 * Answers one request of a connection that was taken over, once it is finished.
 *
 * @param stream - The request.
 * @param headers - Its headers.
 * @param taken - The connection.
 */
export async function answerStream(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  taken: TakenConnection,
): Promise<void> {
  // What a client cancels has no other listener.
  stream.on('error', () => undefined);
  const body = await readBody(stream);
  if (body === undefined || stream.closed) return;
  const request: HttpRequest = { ...headOf(headers, taken), body };
  fulfil(stream, request, { taken, answer: answerOf(request, taken) });
}

/** Nothing where the client cancels before its request is whole. */
async function readBody(stream: ServerHttp2Stream): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch {
    return undefined;
  }
}

function headOf(
  headers: IncomingHttpHeaders,
  { options, target }: TakenConnection,
): Omit<HttpRequest, 'body'> {
  const scheme = 'ALPNProtocols' in options ? 'https' : 'http';
  const authority = headers[':authority'] ?? headers.host ?? target;
  return {
    method: headers[':method'] ?? 'GET',
    url: `${scheme}://${authority}${headers[':path'] ?? '/'}`,
    headers: fieldsOf(headers),
  };
}

function answerOf(request: HttpRequest, { session, caller }: TakenConnection): Answer {
  return session.looksUp ? session.answer(request, () => caller) : session.begin(request, () => caller);
}

function fulfil(
  stream: ServerHttp2Stream,
  request: HttpRequest,
  { taken, answer }: { readonly taken: TakenConnection; readonly answer: Answer },
): void {
  const fail = (error: Error): void => void taken.client.destroy(error);
  switch (answer.kind) {
    case 'refused':
      fail(answer.error);
      return;
    case 'replay':
      playStream(stream, answer, fail);
      return;
    case 'live':
      sendStream({ stream, request, taken, fail, recording: answer.recording });
  }
}
