import { once } from 'node:events';
import http, { type RequestListener } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { SelfSignedCertificate } from '../interception/http2/self-signed-certificate.ts';

/** A proxy in this process. */
export interface LoopbackProxy extends AsyncDisposable {
  readonly origin: string;
  /** What it was asked for: method and target. */
  readonly asked: readonly string[];
}

/**
 * Starts a proxy that itself is every server behind it: so that it needs no connection of its own, which
 * would be intercepted in this process.
 *
 * @param certificate - What the servers behind it show to those who speak TLS.
 * @returns The proxy; it closes with its connections when disposed. Every answer is the path that was asked for.
 */
export async function startLoopbackProxy(certificate: SelfSignedCertificate): Promise<LoopbackProxy> {
  const asked: string[] = [];
  const answer: RequestListener = (request, response) =>
    response.end(new URL(request.url ?? '', 'http://a').pathname);
  const behind = http.createServer(answer);
  const secure = https.createServer(certificate, answer);
  const proxy = http.createServer((request, response) => {
    asked.push(`${String(request.method)} ${String(request.url)}`);
    answer(request, response);
  });
  proxy.on('connect', ({ url }: http.IncomingMessage, socket: Socket) => {
    asked.push(`CONNECT ${String(url)}`);
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    (url?.endsWith(':443') === true ? secure : behind).emit('connection', socket);
  });
  const sockets = new Set<Socket>();
  proxy.on('connection', (socket: Socket) => sockets.add(socket));
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    origin: `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`,
    asked,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
