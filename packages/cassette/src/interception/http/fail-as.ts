import type { CassetteFailure } from '@plumbline/contracts';
import { nextTurn } from '../../exchange/next-turn.ts';
import { reviveError } from '../../exchange/revive-error.ts';
import type { ReplaySocket } from './replay-socket.ts';

/**
 * Plays a recorded failure to the socket of a request that waits. What its client gave up stays open:
 * it will give up again, where it did so by its socket's timeout at once.
 *
 * @param socket - The socket.
 * @param failure - Why no response came.
 */
export function failAs(socket: ReplaySocket, failure: CassetteFailure): void {
  if (failure.as === 'error') socket.destroy(reviveError(failure.error));
  if (failure.as === 'timeout') nextTurn(() => socket.emit('timeout'));
}
