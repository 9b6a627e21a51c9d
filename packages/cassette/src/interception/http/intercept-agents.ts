import type { Agent, ClientRequest } from 'node:http';
import { captureCaller, type Caller } from '../../session/caller.ts';
import type { Answer, CassetteSession } from '../../session/cassette-session.ts';
import { replaceMethod } from '../replace-method.ts';
import type { InterceptionScope } from '../scope.ts';
import { clientRequestHead, type ConnectOptions } from './client-request-head.ts';
import { outgoing, sendInstead } from './send-instead.ts';
import { recordResponse } from './record-response.ts';
import { playWire } from './play-wire.ts';
import { ReplaySocket } from './replay-socket.ts';
import { responseWire } from './response-wire.ts';
import { nodeHttp } from './node-http.ts';
import { watchSentBody } from './sent-body.ts';
import type { RequestHead } from '../../exchange/http-request.ts';

type AddRequest = (this: Agent, ...parameters: [ClientRequest, ConnectOptions, ...unknown[]]) => void;

type OnSocket = (this: ClientRequest, ...parameters: unknown[]) => void;

interface AddedRequest {
  readonly request: ClientRequest;
  readonly options: ConnectOptions;
  readonly head: RequestHead;
  readonly caller: Caller;
  /** Sends the request as if nothing were intercepted. */
  readonly send: () => void;
}

/**
 * Puts sessions before the method that every request of node:http and node:https gets its socket by.
 *
 * @param scope - Which session a request belongs to.
 * @returns Takes it back when disposed.
 */
export function interceptAgents(scope: InterceptionScope): Disposable {
  return replaceMethod<AddRequest>(nodeHttp.Agent.prototype, 'addRequest', (original) => {
    return function addRequest(this: Agent, ...parameters) {
      const send = (): void => {
        original.apply(this, parameters);
      };
      const [request, options] = parameters;
      const head = isLeftAlone(options) ? undefined : clientRequestHead(request, options);
      if (head === undefined || scope.ignoresUrl(head.url)) send();
      else place(scope, { request, options, head, caller: captureCaller(addRequest), send });
    };
  });
}

/** A request over a Unix socket or a pipe does not leave the machine. */
function isLeftAlone(options: ConnectOptions | string): options is string {
  return typeof options === 'string' || outgoing in options || (options.socketPath ?? '') !== '';
}

function place(scope: InterceptionScope, added: AddedRequest): void {
  const { head, caller, request } = added;
  const session = scope.sessionFor(head);
  if (session === undefined) {
    refuse(request, scope.outside(head, caller));
  } else if (head.method === 'CONNECT' || request.getHeader('upgrade') !== undefined) {
    tunnel(scope, added, session);
  } else if (session.looksUp) {
    lookUp(scope, added, session);
  } else {
    begin(scope, added, session);
  }
}

/** As where no connection comes about. */
function refuse(request: ClientRequest, error: Error): void {
  (Reflect.get(request, 'onSocket') as OnSocket).call(request, undefined, error);
}

/** WebSockets and proxies' tunnels are connections: nothing can be replayed of them. */
function tunnel(
  scope: InterceptionScope,
  { request, head, caller, send }: AddedRequest,
  session: CassetteSession,
): void {
  const refusal = session.connect({ target: new URL(head.url).host, caller });
  if (refusal === undefined) scope.connecting(session, send);
  else refuse(request, refusal);
}

function begin(scope: InterceptionScope, added: AddedRequest, session: CassetteSession): void {
  const answer = session.begin(added.head, () => added.caller);
  if (answer.kind === 'refused') {
    refuse(added.request, answer.error);
    return;
  }
  const { recording } = answer;
  if (session.mode !== 'live') {
    watchSentBody(added.request, (chunk) => {
      recording.sent(chunk);
    });
    recordResponse(added.request, recording);
  }
  scope.connecting(session, added.send);
}

/** The request writes to a socket in memory; what it wrote is known when it is finished. */
function lookUp(scope: InterceptionScope, added: AddedRequest, session: CassetteSession): void {
  const { request, options, head, caller } = added;
  const body: Uint8Array[] = [];
  watchSentBody(request, (chunk) => body.push(Buffer.from(chunk)));
  const socket = new ReplaySocket({
    isEncrypted: head.url.startsWith('https:'),
    port: Number(options.port ?? 0),
  });
  if (/100-continue/i.test(String(request.getHeader('expect') ?? '')))
    socket.push('HTTP/1.1 100 Continue\r\n\r\n');
  request.once('finish', () => {
    const answer = session.answer({ ...head, body: Buffer.concat(body) }, () => caller);
    fulfil(scope, { ...added, socket, body: Buffer.concat(body) }, { answer, session });
  });
  request.onSocket(socket as never);
}

interface WaitingRequest extends AddedRequest {
  readonly socket: ReplaySocket;
  readonly body: Uint8Array;
}

function fulfil(
  scope: InterceptionScope,
  waiting: WaitingRequest,
  { answer, session }: { readonly answer: Answer; readonly session: CassetteSession },
): void {
  switch (answer.kind) {
    case 'refused':
      waiting.request.destroy(answer.error);
      return;
    case 'replay':
      playWire(waiting.socket, responseWire(answer.interaction));
      return;
    case 'live':
      scope.connecting(session, () => {
        sendInstead(waiting, answer.recording);
      });
  }
}
