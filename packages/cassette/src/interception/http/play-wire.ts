import { nextTurn } from '../../exchange/next-turn.ts';
import { reviveError } from '../../exchange/revive-error.ts';
import type { ReplaySocket } from './replay-socket.ts';
import type { ResponseWire } from './response-wire.ts';

/**
 * Plays a recorded response to the socket of a request that waits for it.
 *
 * @param socket - The socket.
 * @param wire - The response.
 */
export function playWire(socket: ReplaySocket, wire: ResponseWire): void {
  const [head, ...body] = wire.pieces;
  const end = (): void => {
    endAs(socket, wire);
  };
  if (head === undefined || socket.destroyed) return;
  socket.push(head);
  if (wire.takesTurns) pushInTurns(socket, body, end);
  else {
    for (const piece of body) socket.push(piece);
    end();
  }
}

function pushInTurns(socket: ReplaySocket, pieces: readonly Uint8Array[], end: () => void): void {
  const [piece, ...rest] = pieces;
  if (socket.destroyed) return;
  if (piece === undefined) {
    end();
    return;
  }
  socket.push(piece);
  nextTurn(() => {
    pushInTurns(socket, rest, end);
  });
}

/** In a turn of its own, as what comes over a network: its reader has had the last chunk before. */
function endAs(socket: ReplaySocket, { after, error }: ResponseWire): void {
  if (error !== undefined) nextTurn(() => socket.destroy(reviveError(error)));
  else if (after === 'close') nextTurn(() => socket.push(null));
}
