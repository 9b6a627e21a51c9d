import http2, { type ClientHttp2Stream, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { isErrorLike } from '../../exchange/as-error.ts';
import type { HttpRequest } from '../../exchange/http-request.ts';
import type { Recording } from '../../session/recording.ts';
import { fieldsOf, toFields } from './http2-fields.ts';
import type { TakenConnection } from './http2-terminator.ts';

/** A request that goes out after all. */
export interface OutgoingStream {
  readonly stream: ServerHttp2Stream;
  readonly request: HttpRequest;
  readonly taken: TakenConnection;
  readonly recording: Recording;
  /** Ends the client's connection with an error. */
  readonly fail: (error: Error) => void;
}

/**
 * Sends a request to the server that it was for, and hands on what answers it, chunk by chunk.
 *
 * @param outgoing - The request.
 */
export function sendStream(outgoing: OutgoingStream): void {
  const { stream, request, recording } = outgoing;
  const upstream = openSession(outgoing);
  const { method, url, headers, body } = request;
  const { host, pathname, search, protocol } = new URL(url);
  const fields = {
    ...toFields(headers),
    ':method': method,
    ':path': `${pathname}${search}`,
    ':authority': host,
    ':scheme': protocol.slice(0, -1),
  };
  const live = upstream.request(fields, { endStream: body.length === 0 });
  recording.sent(body);
  if (body.length > 0) live.end(body);
  handOn(live, outgoing);
  stream.once('close', () => {
    recording.ended('client');
    live.close();
    upstream.close();
  });
}

/** With the certificates that its client trusts. */
function openSession({ request, taken, recording, fail }: OutgoingStream): http2.ClientHttp2Session {
  const { scope, session, options } = taken;
  const trusting = { ...options, rejectUnauthorized: taken.verifies, createConnection: undefined };
  const upstream = scope.connecting(session, () =>
    http2.connect(new URL(request.url).origin, trusting as object),
  );
  upstream.on('error', (error: Error) => {
    recording.failed(error);
    fail(error);
  });
  return upstream;
}

function handOn(live: ClientHttp2Stream, { stream, recording }: OutgoingStream): void {
  let trailers: [string, string][] = [];
  live.on('headers', (headers) => {
    recording.informed({ status: Number(headers[':status']), statusText: '', headers: fieldsOf(headers) });
  });
  live.on('response', (headers) => {
    const status = Number(headers[':status']);
    recording.responded({ status, statusText: '', headers: fieldsOf(headers) });
    stream.respond({ ':status': status, ...toFields(fieldsOf(headers)) }, {
      sendDate: false,
      waitForTrailers: true,
    } as object);
  });
  stream.on('wantTrailers', () => {
    stream.sendTrailers(toFields(trailers));
  });
  live.on('data', (chunk: Buffer) => {
    recording.received(chunk);
    stream.write(chunk);
  });
  live.on('trailers', (headers: IncomingHttpHeaders) => {
    trailers = fieldsOf(headers);
  });
  live.on('end', () => {
    recording.ended('complete', trailers);
    stream.end();
  });
  live.on('error', (error: Error) => {
    recording.failed(causeOf(error));
    stream.close(live.rstCode);
  });
}

/** A stream that its session takes down says so first: the client is told what took the session down. */
function causeOf(error: Error): Error {
  return isErrorLike(error.cause) ? error.cause : error;
}
