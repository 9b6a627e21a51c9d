import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A service that answers or holds its answer back, and so knows how far tests have come. */
export interface Service extends AsyncDisposable {
  readonly port: number;
  /** Paths that were asked for, in their order. */
  readonly asked: string[];
  /** Answers of this length are given from now on. */
  answerBytes: number;
  /** Whether answers to `/slow` are held back. */
  holdsBack: boolean;
  /** Resolves with the process id in the next request for `/slow/<pid>`. */
  readonly slowAsked: () => Promise<number>;
}

/**
 * Starts the service on a free port of this machine.
 *
 * @returns The service.
 */
export async function startService(): Promise<Service> {
  const server = createServer();
  const asked: string[] = [];
  const waiting: ((pid: number) => void)[] = [];
  const service = { asked, answerBytes: 10, holdsBack: true };
  const answer = (path: string, response: ServerResponse): void => {
    asked.push(path);
    const [, name, pid] = path.split('/');
    if (name === 'slow') for (const tell of waiting.splice(0)) tell(Number(pid));
    if (name !== 'slow' || !service.holdsBack) response.end('x'.repeat(service.answerBytes));
  };
  server.on('request', (request, response: ServerResponse) => {
    request.resume().once('end', () => {
      answer(request.url ?? '', response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(service, {
    port: (server.address() as AddressInfo).port,
    slowAsked: () => new Promise<number>((resolve) => waiting.push(resolve)),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
