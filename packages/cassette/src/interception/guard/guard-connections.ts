import { Socket } from 'node:net';
import { nextTurn } from '../../exchange/next-turn.ts';
import { captureCaller } from '../../session/caller.ts';
import type { PlumblineError } from '@plumbline/contracts/errors';
import { replaceMethod } from '../replace-method.ts';
import type { InterceptionScope } from '../scope.ts';
import { judgeConnection } from './judge-connection.ts';

type Connect = (this: Socket, ...parameters: unknown[]) => Socket;

interface TargetOptions {
  readonly path?: unknown;
  readonly host?: unknown;
  readonly port?: unknown;
}

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
  return replaceMethod<Connect>(Socket.prototype, 'connect', (original) => {
    return function connect(this: Socket, ...parameters) {
      const target = targetOf(parameters);
      if (target === undefined || scope.ignoresConnection(target.host, target.port)) {
        return original.apply(this, parameters);
      }
      const caller = captureCaller(connect);
      const refusal = judgeConnection(scope, { target: `${target.host}:${target.port}`, caller });
      return refusal === undefined ? original.apply(this, parameters) : failLater(this, refusal);
    };
  });
}

/** As a real connection fails: when whoever asked for it has put its listeners in place. */
function failLater(socket: Socket, refusal: PlumblineError): Socket {
  nextTurn(() => socket.destroy(refusal));
  return Object.assign(socket, { connecting: true });
}

/** `connect(options)`, `connect(port, host)`, `connect(path)`, or the normalized list that node:net passes on. */
function targetOf([first, second]: readonly unknown[]): Target | undefined {
  const [options, host] = Array.isArray(first) ? (first as unknown[]) : [first, second];
  if (typeof options === 'object' && options !== null) return targetOfOptions(options);
  return isPort(options) ? { host: hostOf(host), port: String(options) } : undefined;
}

function targetOfOptions({ path, host, port }: TargetOptions): Target | undefined {
  const isLocal = typeof path === 'string' && path !== '';
  return isLocal ? undefined : { host: hostOf(host), port: String(port) };
}

function isPort(value: unknown): value is number | string {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
}

function hostOf(host: unknown): string {
  return typeof host === 'string' ? host : 'localhost';
}
