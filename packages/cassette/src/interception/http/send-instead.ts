import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { builtin } from '../../builtin.ts';
import type { HeaderPairs } from '../../exchange/http-request.ts';
import { flatPairs } from '../../exchange/header.ts';
import type { Recording } from '../../session/recording.ts';
import { clientRequestHead, type ConnectOptions } from './client-request-head.ts';
import { chunkFrame, framingOf, headBytes, lastFrame } from './message-framing.ts';
import { recordResponse } from './record-response.ts';
import type { ReplaySocket } from './replay-socket.ts';

/** Marks the options of a request that goes out. */
export const outgoing = Symbol('plumbline.outgoing');

/** A request whose body is known, and that waits for its answer on a socket in memory. */
export interface AnswerableRequest {
  readonly request: ClientRequest;
  readonly options: ConnectOptions;
  readonly socket: ReplaySocket;
  readonly body: Uint8Array;
}

/**
 * Sends a second request in the place of one that waits, and hands on what answers it, chunk by chunk.
 *
 * @param waiting - The request that waits.
 * @param recording - What is told of the exchange.
 */
export function sendInstead(waiting: AnswerableRequest, recording: Recording): void {
  const { request, socket, body } = waiting;
  const live = new builtin.http.ClientRequest(optionsOf(waiting));
  recording.sent(body);
  recordResponse(live, recording);
  live.on('information', ({ statusCode, statusMessage, rawHeaders }) => {
    if (statusCode === 100) return;
    socket.push(headBytes({ status: statusCode, statusText: statusMessage }, flatPairs(rawHeaders)));
  });
  live.on('response', (response) => {
    handOn(response, waiting);
  });
  live.on('timeout', () => socket.emit('timeout'));
  live.on('error', (error) => request.destroy(error));
  socket.once('close', () => live.destroy());
  live.end(body);
}

function optionsOf(waiting: AnswerableRequest): RequestOptions {
  const { request, options, socket } = waiting;
  const sent = {
    ...options,
    method: request.method,
    path: request.path,
    agent: Reflect.get(request, 'agent') as Agent,
    headers: framedHeaders(waiting).flat(),
    ...(socket.timeout > 0 && { timeout: socket.timeout }),
    [outgoing]: true,
  };
  return sent;
}

/** Nothing frames a body whose headers are given as a list: its length is known here. */
function framedHeaders({ request, options, body }: AnswerableRequest): HeaderPairs {
  const { headers } = clientRequestHead(request, options);
  const isFramed = headers.some(([name]) => /^(?:content-length|transfer-encoding)$/i.test(name));
  return isFramed || body.length === 0 ? headers : [...headers, ['content-length', String(body.length)]];
}

function handOn(response: IncomingMessage, { request, socket }: AnswerableRequest): void {
  const headers = flatPairs(response.rawHeaders);
  const framing = framingOf({ method: request.method, status: response.statusCode ?? 0, headers });
  socket.push(
    headBytes({ status: response.statusCode ?? 0, statusText: response.statusMessage ?? '' }, headers),
  );
  response.on('data', (chunk: Buffer) => {
    socket.push(framing === 'chunked' ? chunkFrame(chunk) : chunk);
  });
  response.on('end', () => {
    if (framing === 'chunked') socket.push(lastFrame(flatPairs(response.rawTrailers)));
    if (framing === 'close') socket.push(null);
  });
  response.on('error', (error) => socket.destroy(error));
}
