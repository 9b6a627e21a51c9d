import type { Agent, ClientRequest } from 'node:http';
import { captureCaller } from '../../session/caller.ts';
import { replaceMethod } from '../replace-method.ts';
import type { InterceptionScope } from '../scope.ts';
import { refuseRequest, type AddedRequest } from './added-request.ts';
import { clientRequestHead, type ConnectOptions } from './client-request-head.ts';
import { lookUpRequest } from './look-up-request.ts';
import { outgoing } from './send-instead.ts';
import { openTunnel, sendLive } from './send-live.ts';
import { whenHttpLoads } from './when-http-loads.ts';

type AddRequest = (this: Agent, ...parameters: [ClientRequest, ConnectOptions, ...unknown[]]) => void;

/**
 * Puts sessions before the method that every request of node:http and node:https gets its socket by.
 *
 * @param scope - Which session a request belongs to.
 * @returns Takes it back when disposed.
 */
export function interceptAgents(scope: InterceptionScope): Disposable {
  let replaced: Disposable | undefined;
  const wait = whenHttpLoads((agent) => {
    replaced = replaceMethod<AddRequest>(agent.prototype, 'addRequest', (original) =>
      placing(scope, original),
    );
  });
  return {
    [Symbol.dispose]: () => {
      wait[Symbol.dispose]();
      replaced?.[Symbol.dispose]();
    },
  };
}

function placing(scope: InterceptionScope, original: AddRequest): AddRequest {
  return function addRequest(this: Agent, ...parameters) {
    const send = (): void => {
      original.apply(this, parameters);
    };
    const [request, options] = parameters;
    const head = isLeftAlone(options) ? undefined : clientRequestHead(request, options);
    if (head === undefined || scope.ignoresUrl(head.url)) send();
    else place(scope, { request, options, head, whence: () => captureCaller(addRequest), send });
  };
}

/** A request over a Unix socket or a pipe does not leave the machine. */
function isLeftAlone(options: ConnectOptions | string): options is string {
  return typeof options === 'string' || outgoing in options || (options.socketPath ?? '') !== '';
}

function place(scope: InterceptionScope, added: AddedRequest): void {
  const { head, whence, request } = added;
  const session = scope.sessionFor(head);
  if (session === undefined) refuseRequest(request, scope.outside(head, whence()));
  else if (isTunnel(added)) openTunnel(scope, added, session);
  else if (session.looksUp) lookUpRequest(scope, added, session);
  else sendLive(scope, added, session);
}

function isTunnel({ head, request }: AddedRequest): boolean {
  return head.method === 'CONNECT' || request.getHeader('upgrade') !== undefined;
}
