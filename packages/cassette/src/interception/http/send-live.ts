import type { CassetteSession } from '../../session/cassette-session.ts';
import type { InterceptionScope } from '../scope.ts';
import { refuseRequest, type AddedRequest } from './added-request.ts';
import { clientRequestHead } from './client-request-head.ts';
import { recordResponse } from './record-response.ts';
import { watchSentBody } from './sent-body.ts';

/**
 * Lets a request go out, recorded where the session records.
 *
 * @param scope - Which connections belong to it.
 * @param added - The request.
 * @param session - Its session.
 */
export function sendLive(scope: InterceptionScope, added: AddedRequest, session: CassetteSession): void {
  const { request, options, head, whence } = added;
  const answer = session.begin(head, whence);
  if (answer.kind === 'refused') {
    refuseRequest(request, answer.error);
    return;
  }
  if (session.watches) {
    const { recording } = answer;
    watchSentBody(request, {
      sent: (chunk) => {
        recording.sent(chunk);
      },
    });
    const describe = (): void => {
      recording.described(clientRequestHead(request, options));
    };
    request.once('finish', describe).once('close', describe);
    recordResponse(request, recording);
  }
  scope.connecting(session, added.send);
}

/**
 * Judges a WebSocket or a proxy's tunnel: these are connections, nothing can be replayed of them.
 *
 * @param scope - Which connections belong to it.
 * @param added - The request for it.
 * @param session - Its session.
 */
export function openTunnel(scope: InterceptionScope, added: AddedRequest, session: CassetteSession): void {
  const { request, head, whence, send } = added;
  const refusal = session.connect({ target: new URL(head.url).host, caller: whence() });
  if (refusal === undefined) scope.connecting(session, send);
  else refuseRequest(request, refusal);
}
