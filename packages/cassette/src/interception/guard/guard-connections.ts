import { Socket } from 'node:net';
import { captureCaller } from '../../session/caller.ts';
import { connectionRefused, type PlacedConnection } from '../../session/refusal.ts';
import type { PlumblineError } from '@plumbline/contracts/errors';
import type { InterceptionScope } from '../scope.ts';

type Connect = (this: Socket, ...parameters: unknown[]) => Socket;

interface Target {
  readonly host: string;
  readonly port: string;
}

/**
 * Refuses, in playback, every TCP and TLS connection that no other seam answers.
 * Unix sockets, pipes and allowed hosts are left alone.
 *
 * @param scope - Which session a connection belongs to.
 * @returns Takes it back when disposed.
 */
export function guardConnections(scope: InterceptionScope): Disposable {
  const prototype = Socket.prototype as unknown as { connect: Connect };
  const original = prototype.connect;
  prototype.connect = function connect(...parameters) {
    const target = targetOf(parameters);
    if (target === undefined || scope.isConnecting || scope.allowed.has(target.host, target.port)) {
      return original.apply(this, parameters);
    }
    const caller = captureCaller(connect);
    const refusal = judge(scope, { target: `${target.host}:${target.port}`, caller });
    return refusal === undefined ? original.apply(this, parameters) : this.destroy(refusal);
  };
  return {
    [Symbol.dispose]: () => {
      prototype.connect = original;
    },
  };
}

function judge(scope: InterceptionScope, connection: PlacedConnection): PlumblineError | undefined {
  const request = { method: 'CONNECT', url: `tcp://${connection.target}`, headers: [] };
  const session = scope.sessionFor(request);
  return session === undefined ? connectionRefused(undefined, connection) : session.connect(connection);
}

/** `connect(options)`, `connect(port, host)`, `connect(path)`, or the normalized list that node:net passes on. */
function targetOf([first, second]: readonly unknown[]): Target | undefined {
  const parameters: readonly unknown[] = Array.isArray(first) ? first : [first, second];
  const [options, host] = parameters;
  if (typeof options === 'number' || (typeof options === 'string' && /^\d+$/.test(options))) {
    return { host: typeof host === 'string' ? host : 'localhost', port: String(options) };
  }
  return typeof options === 'object' && options !== null ? targetOfOptions(options) : undefined;
}

function targetOfOptions(options: object): Target | undefined {
  const { path, host, port } = options as { path?: unknown; host?: unknown; port?: unknown };
  if (typeof path === 'string' && path !== '' && port === undefined) return undefined;
  return { host: typeof host === 'string' ? host : 'localhost', port: String(port) };
}
