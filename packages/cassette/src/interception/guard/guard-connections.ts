import { Socket } from 'node:net';
import { nextTurn } from '../../exchange/next-turn.ts';
import { captureCaller } from '../../session/caller.ts';
import type { PlumblineError } from '@plumbline/contracts/errors';
import { replaceMethod } from '../replace-method.ts';
import { Http2Seam } from '../http2/http2-seam.ts';
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
  const http2 = new Http2Seam(scope);
  const replaced = replaceMethod<Connect>(Socket.prototype, 'connect', (original) => {
    return function connect(this: Socket, ...parameters) {
      const found = targetOf(parameters);
      if (found === undefined || scope.ignoresConnection(found.host, found.port)) {
        return original.apply(this, parameters);
      }
      const caller = captureCaller(connect);
      const target = `${found.host}:${found.port}`;
      const openTo = (port: number): void => {
        original.call(this, { host: '127.0.0.1', port }, ...listenersOf(parameters));
      };
      if (http2.takesOver({ client: this, target, caller, connect: openTo, ...optionsOf(parameters) }))
        return this;
      const refusal = judgeConnection(scope, { target, caller });
      return refusal === undefined ? original.apply(this, parameters) : failLater(this, refusal);
    };
  });
  return {
    [Symbol.dispose]: () => {
      replaced[Symbol.dispose]();
      http2[Symbol.dispose]();
    },
  };
}

/** What a connection is opened with, and whether it verifies its server. */
function optionsOf([first]: readonly unknown[]): { readonly options: object; readonly verifies: boolean } {
  const given: unknown = Array.isArray(first) ? first[0] : first;
  const options = typeof given === 'object' && given !== null ? given : {};
  return { options, verifies: Reflect.get(options, 'rejectUnauthorized') !== false };
}

/** What is to be called when the connection is open. */
function listenersOf([first, second]: readonly unknown[]): unknown[] {
  const listener: unknown = Array.isArray(first) ? first[1] : second;
  return typeof listener === 'function' ? [listener] : [];
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
