import diagnosticsChannel from 'node:diagnostics_channel';
import type { Socket as DatagramSocket } from 'node:dgram';
import { Server, type AddressInfo } from 'node:net';
import { replaceMethod } from './replace-method.ts';

type Listen = (this: Server, ...parameters: unknown[]) => Server;

/** The servers that this process runs itself, of TCP and of UDP. */
export interface OwnServers extends Disposable {
  /** Whether none runs. */
  readonly isEmpty: boolean;
  /**
   * Tells whether an address is one of them.
   *
   * @param host - Name or address, an IPv6 address with or without brackets.
   * @param port - Port.
   * @returns True for a loopback address with the port of a server of this process.
   */
  has(host: string, port: string): boolean;
}

/**
 * Watches which servers this process starts from now on. A request to one of them never leaves the
 * process: to a test, it is a part of the test.
 *
 * @returns The servers; disposing it stops to watch.
 */
export function watchOwnServers(): OwnServers {
  const ports = new Set<string>();
  const watch = replaceMethod<Listen>(Server.prototype, 'listen', (original) => {
    return function listen(this: Server, ...parameters) {
      this.once('listening', () => {
        remember(this, ports);
      });
      return original.apply(this, parameters);
    };
  });
  const watchDatagrams = (message: unknown): void => {
    const { socket } = message as { readonly socket: DatagramSocket };
    socket.once('listening', () => {
      remember(socket, ports);
    });
  };
  diagnosticsChannel.subscribe('udp.socket', watchDatagrams);
  return {
    get isEmpty() {
      return ports.size === 0;
    },
    has: (host, port) => ports.has(port) && isLoopback(host),
    [Symbol.dispose]: () => {
      watch[Symbol.dispose]();
      diagnosticsChannel.unsubscribe('udp.socket', watchDatagrams);
    },
  };
}

function remember(server: Server | DatagramSocket, ports: Set<string>): void {
  const address = server.address();
  if (!isTcp(address)) return;
  const port = String(address.port);
  ports.add(port);
  server.once('close', () => ports.delete(port));
}

function isTcp(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function isLoopback(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return bare === 'localhost' || bare === '::1' || bare.startsWith('127.');
}
