import type { Socket } from 'node:net';
import { asError } from '../../exchange/as-error.ts';
import { clientName, type Caller } from '../../session/caller.ts';
import type { CassetteSession } from '../../session/cassette-session.ts';
import type { InterceptionScope } from '../scope.ts';
import type { Http2Terminator } from './http2-terminator.ts';

/** A connection that is to speak HTTP/2. */
export interface Http2Connection {
  readonly client: Socket;
  /** What it was to be opened with; the client's own object. */
  readonly options: object;
  /** `host:port`. */
  readonly target: string;
  readonly caller: Caller;
  /** Whether its client verifies who the server is. */
  readonly verifies: boolean;
  /** Opens it to a port of this machine instead. */
  readonly connect: (port: number) => void;
}

/** The clients that ask a server which version of HTTP it speaks, and then ask by node:https or by HTTP/2. */
const askers: ReadonlySet<string | undefined> = new Set(['got', 'http2-wrapper']);

/** Takes connections over that are to speak HTTP/2: a server of this process answers them, stream by stream. */
export class Http2Seam implements Disposable {
  readonly #scope: InterceptionScope;
  #terminator: Promise<Http2Terminator> | undefined;

  /**
   * @param scope - Which connections belong to it.
   */
  constructor(scope: InterceptionScope) {
    this.#scope = scope;
  }

  /**
   * Takes a connection over where it is to speak HTTP/2, and its session replays or records.
   *
   * @param connection - The connection.
   * @returns Whether it did.
   */
  takesOver(connection: Http2Connection): boolean {
    const { client, target } = connection;
    if (!isHttp2(connection)) return false;
    const session = this.#scope.sessionFor({ method: 'CONNECT', url: `tcp://${target}`, headers: [] });
    if (session === undefined || session.mode === 'live') return false;
    Object.assign(client, { connecting: true });
    this.#lead(connection, session).catch((error: unknown) => client.destroy(asError(error)));
    return true;
  }

  [Symbol.dispose](): void {
    void this.#terminator?.then((terminator) => {
      terminator[Symbol.dispose]();
    });
  }

  /** HTTP/2 is loaded where somebody speaks it. */
  async #lead(connection: Http2Connection, session: CassetteSession): Promise<void> {
    this.#terminator ??= import('./http2-terminator.ts').then(({ openTerminator }) => openTerminator());
    const terminator = await this.#terminator;
    if (!connection.client.destroyed) terminator.take({ ...connection, session, scope: this.#scope });
  }
}

function isHttp2({ options, caller }: Http2Connection): boolean {
  const offered: unknown = Reflect.get(options, 'ALPNProtocols');
  if (!Array.isArray(offered)) return clientName(caller) === 'node:http2';
  if (!offered.includes('h2')) return false;
  return !offered.includes('http/1.1') || askers.has(clientName(caller));
}
