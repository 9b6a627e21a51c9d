import { isChunked } from '../../body/is-chunked.ts';
import type { Answer, CassetteSession, Reply } from '../../session/cassette-session.ts';
import { instantPace } from '../../timing/instant-pace.ts';
import type { InterceptionScope } from '../scope.ts';
import type { AddedRequest } from './added-request.ts';
import { clientRequestHead } from './client-request-head.ts';
import { failAs } from './fail-as.ts';
import { playWire } from './play-wire.ts';
import { ReplaySocket } from './replay-socket.ts';
import { responseWire } from './response-wire.ts';
import { sendInstead } from './send-instead.ts';
import { watchSentBody } from './sent-body.ts';

const goOn = 'HTTP/1.1 100 Continue\r\n\r\n';

/**
 * Answers a request by a look-up, once it is finished: it writes to a socket in memory.
 *
 * @param scope - Which connections belong to it, where it goes out after all.
 * @param added - The request.
 * @param session - Its session.
 */
export function lookUpRequest(scope: InterceptionScope, added: AddedRequest, session: CassetteSession): void {
  const { request, options, head, caller } = added;
  const sent: Uint8Array[] = [];
  watchSentBody(request, (chunk) => sent.push(Buffer.from(chunk)));
  const socket = new ReplaySocket({
    isEncrypted: head.url.startsWith('https:'),
    port: Number(options.port ?? 0),
  });
  if (expectsToGoOn(added)) socket.push(goOn);
  request.once('finish', () => {
    const body = Buffer.concat(sent);
    const answer = session.answer({ ...clientRequestHead(request, options), body }, () => caller);
    fulfil(scope, { ...added, socket, body }, { answer, session });
  });
  request.onSocket(socket as never);
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
  const paced = pace ?? instantPace(response !== undefined && isChunked(response.body));
  if (response !== undefined) playWire(socket, responseWire(interaction), paced);
  else {
    paced.end(() => {
      failAs(socket, failure);
    });
  }
}
