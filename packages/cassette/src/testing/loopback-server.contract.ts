import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A server in this process, for tests that record. */
export interface LoopbackServer extends AsyncDisposable {
  readonly origin: string;
  readonly host: string;
  /** How many requests it has had. */
  readonly requests: () => number;
}

/**
 * Starts a server on a free port of this machine.
 *
 * @param answer - Answers its requests.
 * @returns The server; it closes with its connections when disposed.
 */
export async function startLoopbackServer(answer: RequestListener): Promise<LoopbackServer> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    host: `127.0.0.1:${String(port)}`,
    requests: () => requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * Reads the body of a request.
 *
 * @param request - The request.
 * @returns Its bytes.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
