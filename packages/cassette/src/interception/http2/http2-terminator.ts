import type { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import http2 from 'node:http2';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import { builtin } from '../../builtin.ts';
import type { CassetteSession } from '../../session/cassette-session.ts';
import type { InterceptionScope } from '../scope.ts';
import { answerStream } from './answer-stream.ts';
import type { Http2Connection } from './http2-seam.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';

/** A connection that was taken over. */
export interface TakenConnection extends Http2Connection {
  readonly session: CassetteSession;
  readonly scope: InterceptionScope;
}

/** A server of this process that stands for every server that is spoken to in HTTP/2. */
export class Http2Terminator implements Disposable {
  readonly #server: Server;
  readonly #secure: tls.Server;
  readonly #certificate: X509Certificate;
  /** By the port that the client has; foreign clients have none here, and wait for ever. */
  readonly #taken = new Map<number, PromiseWithResolvers<TakenConnection>>();

  constructor() {
    this.#server = createServer((socket) => void this.#accept(socket)).unref();
    const own = selfSignedCertificate();
    this.#certificate = new builtin.crypto.X509Certificate(own.cert);
    this.#secure = tls.createServer(
      { ...own, ALPNCallback: ({ protocols }) => preferred(protocols) },
      (socket) => void this.#acceptSecure(socket),
    );
  }

  /** Listens on a free port of this machine. */
  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /**
   * Leads a connection here.
   *
   * @param connection - The connection, not yet open.
   */
  take(connection: TakenConnection): void {
    const { client } = connection;
    if (client instanceof tls.TLSSocket) {
      trustTerminator(client, { options: connection.options, certificate: this.#certificate });
    }
    client.prependOnceListener('connect', () => {
      const port = client.localPort ?? 0;
      this.#takenAt(port).resolve(connection);
      client.once('close', () => this.#taken.delete(port));
    });
    connection.connect((this.#server.address() as AddressInfo).port);
  }

  [Symbol.dispose](): void {
    this.#server.close();
  }

  async #accept(socket: Socket): Promise<void> {
    const { client } = await this.#takenAt(socket.remotePort ?? 0).promise;
    if (client instanceof tls.TLSSocket) this.#secure.emit('connection', socket);
    else await this.#serve(socket);
  }

  async #acceptSecure(socket: tls.TLSSocket): Promise<void> {
    if (socket.alpnProtocol === 'h2') await this.#serve(socket);
  }

  async #serve(socket: Socket): Promise<void> {
    const taken = await this.#takenAt(socket.remotePort ?? 0).promise;
    const session = http2.performServerHandshake(socket);
    session.on('error', (error: Error) => taken.client.destroy(error));
    session.on('stream', (stream, headers) => void answerStream(stream, headers, taken));
    taken.client.once('close', () => {
      session.destroy();
    });
  }

  #takenAt(port: number): PromiseWithResolvers<TakenConnection> {
    const known = this.#taken.get(port) ?? Promise.withResolvers<TakenConnection>();
    this.#taken.set(port, known);
    return known;
  }
}

/**
 * Opens a terminator.
 *
 * @returns It, listening; whoever opens it disposes it.
 */
export async function openTerminator(): Promise<Http2Terminator> {
  const terminator = new Http2Terminator();
  await terminator.listen();
  return terminator;
}

/** Who can do without HTTP/2 asks by node:https next: its requests are recorded there. */
function preferred(protocols: readonly string[]): string {
  return protocols.includes('http/1.1') ? 'http/1.1' : 'h2';
}

/**
 * The client's own object is what its handshake looks at: it trusts this one certificate, and no other. Whom
 * it would trust is asked where a request goes out.
 */
function trustTerminator(client: tls.TLSSocket, { options, certificate }: TrustedConnection): void {
  Object.assign(options, { rejectUnauthorized: false });
  client.prependOnceListener('secureConnect', () => {
    if (client.getPeerX509Certificate()?.fingerprint256 !== certificate.fingerprint256) client.destroy();
    else Object.assign(client, { authorized: true, authorizationError: null });
  });
}

interface TrustedConnection {
  readonly options: object;
  readonly certificate: X509Certificate;
}
