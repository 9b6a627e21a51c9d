import type { PlumblineError } from '@plumbline/contracts/errors';
import { connectionRefused, type PlacedConnection } from '../../session/refusal.ts';
import type { InterceptionScope } from '../scope.ts';

/**
 * Judges a connection that no recording can answer.
 *
 * @param scope - Which session it belongs to.
 * @param connection - The connection.
 * @returns Why it is refused, or `undefined` where it may be opened.
 */
export function judgeConnection(
  scope: InterceptionScope,
  connection: PlacedConnection,
): PlumblineError | undefined {
  const request = { method: 'CONNECT', url: `tcp://${connection.target}`, headers: [] };
  const session = scope.sessionFor(request);
  return session === undefined ? connectionRefused(undefined, connection) : session.connect(connection);
}
