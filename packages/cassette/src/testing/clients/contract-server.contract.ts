import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { SelfSignedCertificate } from '../../interception/http2/self-signed-certificate.ts';

/** What each event of the stream says; the last that there is no more. */
const events = ['{"n":1}', '{"n":2,"half":"é"}', '[DONE]'];

/** A server that all clients of the contract can ask. */
export interface ContractServer extends AsyncDisposable {
  readonly host: string;
  readonly requests: () => number;
}

/** How the server is set up. */
export interface ContractServerOptions {
  /** Where it speaks TLS, then HTTP/2 and HTTP/1.1; else HTTP/1.1. */
  readonly certificate?: SelfSignedCertificate;
  /** Resolves when the client has the event of this number. */
  readonly hasArrived: (event: number) => Promise<unknown>;
}

/**
 * Starts a server: `/stream` gives events, each when the one before has arrived; anything else says what was
 * asked, and how often.
 *
 * @param options - How it is set up.
 * @returns The server.
 */
export async function startContractServer(options: ContractServerOptions): Promise<ContractServer> {
  let count = 0;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    count += 1;
    void reply(request, response, { ...options, count });
  };
  const { certificate } = options;
  const server =
    certificate === undefined
      ? createServer(answer)
      : http2.createSecureServer({ ...certificate, allowHTTP1: true }, answer as never);
  const sessions = new Set<http2.Http2Session>();
  server.on('session', (session: http2.Http2Session) => sessions.add(session));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests: () => count,
    async [Symbol.asyncDispose]() {
      for (const session of sessions) session.destroy();
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Counted extends ContractServerOptions {
  readonly count: number;
}

async function reply(request: IncomingMessage, response: ServerResponse, counted: Counted): Promise<void> {
  const body: Buffer[] = [];
  for await (const chunk of request) body.push(chunk as Buffer);
  const asked = { method: request.method, url: request.url, body: Buffer.concat(body).toString() };
  const text = JSON.stringify({ ...asked, count: counted.count });
  if (isStream(asked.url ?? '')) await stream(response, shapeOf(request), counted);
  else if (request.headers.accept === 'text/event-stream') endEvents(response, text);
  else
    response
      .writeHead(201, { 'content-type': 'application/json', 'X-Odd': 'Case' })
      .end(shapeOf(request)(text));
}

function isStream(url: string): boolean {
  return url === '/stream' || url.includes(':streamGenerateContent');
}

function endEvents(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`data: ${text}\n\ndata: [DONE]\n\n`);
}

async function stream(
  response: ServerResponse,
  shape: (text: string) => string,
  { hasArrived }: Counted,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-a': ['1', '2'] });
  for (const [index, event] of events.entries()) {
    response.write(`data: ${shape(event)}\n\n`);
    await hasArrived(index);
  }
  response.end();
}

/** Gemini's SDK takes no other answers. */
function shapeOf({ url = '' }: IncomingMessage): (text: string) => string {
  if (!url.includes('enerateContent')) return (text) => text;
  return (text) => JSON.stringify({ candidates: [{ content: { role: 'model', parts: [{ text }] } }] });
}
