import diagnosticsChannel from 'node:diagnostics_channel';
import type { Socket } from 'node:dgram';
import { nextTurn } from '../../exchange/next-turn.ts';
import { captureCaller } from '../../session/caller.ts';
import { replaceMethod } from '../replace-method.ts';
import type { InterceptionScope } from '../scope.ts';
import { judgeConnection } from './judge-connection.ts';

type Send = (this: Socket, ...parameters: unknown[]) => unknown;
type TargetOf = (parameters: readonly unknown[]) => readonly [port: unknown, host: unknown];

/** Node publishes every UDP socket here: the module that makes them is loaded by tests that need it, and by no other. */
const channel = 'udp.socket';

/**
 * Refuses, in playback, every datagram that leaves the process. Sockets that were made before are left alone.
 *
 * @param scope - Which session a datagram belongs to.
 * @returns Takes it back when disposed.
 */
export function guardDatagrams(scope: InterceptionScope): Disposable {
  const guard = (message: unknown): void => {
    const { socket } = message as { readonly socket: Socket };
    replaceMethod<Send>(socket, 'send', (original) => guarded(scope, original, targetOfSend));
    replaceMethod<Send>(socket, 'connect', (original) =>
      guarded(scope, original, (each) => [each[0], each[1]]),
    );
  };
  diagnosticsChannel.subscribe(channel, guard);
  return { [Symbol.dispose]: () => void diagnosticsChannel.unsubscribe(channel, guard) };
}

function guarded(scope: InterceptionScope, original: Send, targetOf: TargetOf): Send {
  return function send(this: Socket, ...parameters) {
    const [port, given] = targetOf(parameters);
    const host = typeof given === 'string' && given !== '' ? given : 'localhost';
    const isKnown = typeof port !== 'number' && typeof port !== 'string';
    if (isKnown || scope.ignoresConnection(host, String(port))) return original.apply(this, parameters);
    const caller = captureCaller(send);
    const refusal = judgeConnection(scope, { target: `${host}:${String(port)}`, caller, client: 'UDP' });
    return refusal === undefined ? original.apply(this, parameters) : failLater(this, parameters, refusal);
  };
}

/** `send(message, port, host)` or `send(message, offset, length, port, host)`; a connected socket names neither. */
function targetOfSend([, second, third, fourth, fifth]: readonly unknown[]): readonly [unknown, unknown] {
  return typeof fourth === 'number' || typeof fifth === 'string' ? [fourth, fifth] : [second, third];
}

/** As a datagram fails whose host is unknown: in its callback, or else as an event. */
function failLater(socket: Socket, parameters: readonly unknown[], refusal: Error): Socket {
  const callback = parameters.findLast((parameter) => typeof parameter === 'function');
  nextTurn(() => {
    if (callback === undefined) socket.emit('error', refusal);
    else Reflect.apply(callback as (error: Error) => unknown, socket, [refusal]);
  });
  return socket;
}
