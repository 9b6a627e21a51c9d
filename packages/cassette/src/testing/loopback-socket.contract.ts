import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A server that speaks bytes, for what no HTTP server would say. */
export interface LoopbackSocket extends AsyncDisposable {
  readonly host: string;
  readonly origin: string;
}

/**
 * Starts a server that answers the first bytes of each connection.
 *
 * @param answer - Answers.
 * @returns The server; it closes with its connections when disposed.
 */
export async function startLoopbackSocket(answer: (socket: Socket) => void): Promise<LoopbackSocket> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => sockets.delete(socket));
    socket.once('data', () => {
      answer(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${String(port)}`,
    origin: `http://127.0.0.1:${String(port)}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
