import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Exchanges } from './contender.ts';

const said = 'a model said something '.repeat(120);

/** What every answer has beside its body. */
export const answerHeaders = { 'content-type': 'application/json' } as const;

/**
 * Lists the paths of the exchanges.
 *
 * @param exchanges - How many there are.
 * @returns A path each.
 */
export function pathsOf({ count }: Pick<Exchanges, 'count'>): readonly string[] {
  return Array.from({ length: count }, (_, index) => `/v1/answers/${String(index)}`);
}

/**
 * Lists the URLs of the exchanges.
 *
 * @param exchanges - Where they are, and how many.
 * @returns A URL each.
 */
export function urlsOf(exchanges: Exchanges): readonly string[] {
  return pathsOf(exchanges).map((path) => exchanges.origin + path);
}

/**
 * Writes the answer of one exchange, of 2.8 kB.
 *
 * @param path - Its path.
 * @returns JSON.
 */
export function answerTo(path: string): string {
  return JSON.stringify({ path, text: said });
}

/**
 * Starts a server that answers every path.
 *
 * @returns Its origin; closes it when disposed.
 */
export async function startServer(): Promise<{ readonly origin: string } & AsyncDisposable> {
  const server = createServer((incoming, response) => {
    response.writeHead(200, answerHeaders).end(answerTo(incoming.url ?? ''));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
