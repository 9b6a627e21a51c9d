import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { nodeHttp } from './node-http.ts';
import { flatPairs, headerValue } from '../../exchange/header.ts';
import type { Recording } from '../../session/recording.ts';
import type { ConnectOptions } from './client-request-head.ts';
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
  const live = new nodeHttp.ClientRequest(optionsOf(waiting));
  recording.sent(body);
  recordResponse(live, recording);
  live.on('response', (response) => {
    handOn(response, socket);
  });
  live.on('error', (error) => request.destroy(error));
  socket.once('close', () => live.destroy());
  live.end(body);
}

function optionsOf({ request, options }: AnswerableRequest): RequestOptions {
  const names = request.getRawHeaderNames().map((name) => [name, request.getHeader(name)] as const);
  const sent = {
    ...options,
    method: request.method,
    path: request.path,
    agent: Reflect.get(request, 'agent') as Agent,
    headers: Object.fromEntries(names),
    [outgoing]: true,
  };
  return sent;
}

function handOn(response: IncomingMessage, socket: ReplaySocket): void {
  const headers = flatPairs(response.rawHeaders);
  const isChunked = headerValue(headers, 'transfer-encoding')?.toLowerCase().includes('chunked') === true;
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const status = `HTTP/1.1 ${String(response.statusCode ?? 0)} ${response.statusMessage ?? ''}`;
  socket.push(Buffer.from(`${status}\r\n${lines}\r\n`, 'latin1'));
  response.on('data', (chunk: Buffer) => {
    socket.push(isChunked ? frame(chunk) : chunk);
  });
  response.on('end', () => {
    if (isChunked) socket.push('0\r\n\r\n');
    else if (headerValue(headers, 'content-length') === undefined) socket.push(null);
  });
  response.on('error', (error) => socket.destroy(error));
}

function frame(chunk: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]);
}
