import { nextTurn } from '../../exchange/next-turn.ts';
import { reviveError } from '../../exchange/revive-error.ts';
import type { ReplyPace } from '../../timing/reply-pace.ts';
import type { ReplaySocket } from './replay-socket.ts';
import type { ResponseWire } from './response-wire.ts';

/**
 * Plays a recorded response to the socket of a request that waits for it.
 *
 * @param socket - The socket.
 * @param wire - The response.
 * @param pace - When its parts are due.
 */
export function playWire(socket: ReplaySocket, wire: ResponseWire, pace: ReplyPace): void {
  pace.head(() => {
    if (socket.destroyed) return;
    socket.push(wire.head);
    playChunks(socket, wire, pace);
  });
}

/**
 * Plays a response whose chunks have no meaning of their own: its parser reads once.
 *
 * @param socket - The socket of a request that waits for it.
 * @param wire - The response.
 */
export function playAtOnce(socket: ReplaySocket, wire: ResponseWire): void {
  const { head, chunks, tail, ...rest } = wire;
  if (socket.destroyed) return;
  socket.push(Buffer.concat([head, ...chunks, ...(tail === undefined ? [] : [tail])]));
  endAs(socket, { head, chunks, ...rest });
}

function playChunks(socket: ReplaySocket, wire: ResponseWire, pace: ReplyPace): void {
  const { chunks } = wire;
  const playFrom = (index: number): void => {
    if (socket.destroyed) return;
    const chunk = chunks[index];
    if (chunk === undefined) {
      pace.end(() => {
        endAs(socket, wire);
      });
      return;
    }
    pace.chunk({ index, count: chunks.length }, () => {
      if (socket.destroyed) return;
      socket.push(chunk);
      playFrom(index + 1);
    });
  };
  playFrom(0);
}

/** In a turn of its own, as what comes over a network: its reader has had the last chunk before. */
function endAs(socket: ReplaySocket, { tail, after, error }: ResponseWire): void {
  if (socket.destroyed) return;
  if (tail !== undefined) socket.push(tail);
  if (error !== undefined) nextTurn(() => socket.destroy(reviveError(error)));
  else if (after === 'close') nextTurn(() => socket.push(null));
}
