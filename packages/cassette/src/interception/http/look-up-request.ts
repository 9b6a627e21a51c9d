import { isChunked } from '../../body/is-chunked.ts';
import { captureCaller, type Caller, type Whence } from '../../session/caller.ts';
import type { Answer, CassetteSession, Reply } from '../../session/cassette-session.ts';
import { instantPace } from '../../timing/instant-pace.ts';
import type { InterceptionScope } from '../scope.ts';
import type { AddedRequest } from './added-request.ts';
import { clientRequestHead } from './client-request-head.ts';
import { failAs } from './fail-as.ts';
import { playAtOnce, playWire } from './play-wire.ts';
import { ReplaySocket } from './replay-socket.ts';
import { responseWire } from './response-wire.ts';
import { sendInstead } from './send-instead.ts';
import { watchSentBody } from './sent-body.ts';

const goOn = 'HTTP/1.1 100 Continue\r\n\r\n';

/**
 * Answers a request by a look-up when it is ended; the answer plays once it is finished. It writes to a socket
 * in memory.
 *
 * @param scope - Which connections belong to it, where it goes out after all.
 * @param added - The request.
 * @param session - Its session.
 */
export function lookUpRequest(scope: InterceptionScope, added: AddedRequest, session: CassetteSession): void {
  const { request, options, head } = added;
  const socket = new ReplaySocket({
    isEncrypted: head.url.startsWith('https:'),
    port: Number(options.port ?? 0),
  });
  if (expectsToGoOn(added)) socket.push(goOn);
  const asking = new AskingRequest(added, session);
  request.once('finish', () => {
    fulfil(scope, { ...added, socket, body: asking.body }, { answer: asking.answer(), session });
  });
  request.onSocket(socket as never);
}

/** Bodies of other requests may be piped, which ends them where nobody's line is on the stack any more. */
const endsWhereItBegan: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS']);

/** A request that asks its session for an answer when it is ended. */
class AskingRequest {
  readonly #added: AddedRequest;
  readonly #session: CassetteSession;
  readonly #sent: Uint8Array[] = [];
  readonly #whence: Whence | undefined;
  #answer: Answer | undefined;

  constructor(added: AddedRequest, session: CassetteSession) {
    this.#added = added;
    this.#session = session;
    this.#whence = endsWhereItBegan.has(added.head.method) ? undefined : remembered(added.whence());
    watchSentBody(added.request, {
      sent: (chunk) => this.#sent.push(chunk),
      ended: (end) => {
        this.#answer = this.#ask(this.#whence ?? (() => captureCaller(end)));
      },
    });
  }

  get body(): Uint8Array {
    return Buffer.concat(this.#sent);
  }

  answer(): Answer {
    return (this.#answer ??= this.#ask(this.#whence ?? remembered({})));
  }

  #ask(whence: Whence): Answer {
    const { request, options } = this.#added;
    const body = this.#sent.length === 0 ? '' : this.body;
    return this.#session.answer({ ...clientRequestHead(request, options), body }, whence);
  }
}

function remembered(caller: Caller): Whence {
  return () => caller;
}

function expectsToGoOn({ request }: AddedRequest): boolean {
  return /100-continue/i.test(String(request.getHeader('expect') ?? ''));
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
      playReply(waiting.socket, answer);
      return;
    case 'live':
      scope.connecting(session, () => {
        sendInstead(waiting, answer.recording);
      });
  }
}

function playReply(socket: ReplaySocket, { interaction, pace }: Reply): void {
  const { response, failure } = interaction;
  if (response === undefined) {
    (pace ?? instantPace(false)).end(() => {
      failAs(socket, failure);
    });
    return;
  }
  const wire = responseWire(interaction);
  if (pace !== undefined || isChunked(response.body)) playWire(socket, wire, pace ?? instantPace(true));
  else playAtOnce(socket, wire);
}
