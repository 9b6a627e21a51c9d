import type { CassetteSession } from '../session/cassette-session.ts';
import { interceptFetch } from './fetch/intercept-fetch.ts';
import { takeTurn } from './current-interception.ts';
import { guardConnections } from './guard/guard-connections.ts';
import { guardDatagrams } from './guard/guard-datagrams.ts';
import { interceptAgents } from './http/intercept-agents.ts';
import { watchOwnServers } from './own-servers.ts';
import { InterceptionScope, type InterceptionOptions } from './scope.ts';
import { interceptUndici } from './undici/intercept-undici.ts';

/** Interception of this process' HTTP, until it is disposed. */
export interface HttpInterception extends Disposable {
  /**
   * Runs a function whose requests belong to a session, across everything it awaits.
   *
   * @param session - The session.
   * @param body - The function.
   * @returns What the function returns.
   */
  run<T>(session: CassetteSession, body: () => T): T;
}

/**
 * Puts sessions before global fetch, undici, node:http and node:https, and a guard before
 * every other connection. Changes methods of this process' HTTP clients until disposed.
 * Of several that are on, the one started last decides alone.
 *
 * @param options - Sessions of requests outside `run`, and hosts that are left alone.
 * @returns The interception; whoever starts it disposes it.
 */
export function interceptHttp(options: InterceptionOptions): HttpInterception {
  const turn = takeTurn();
  const own = options.leaveOwnServers === true ? watchOwnServers() : undefined;
  const scope = new InterceptionScope(options, turn, own);
  const seams = [guardConnections, guardDatagrams, interceptAgents, interceptUndici, interceptFetch].map(
    (seam) => seam(scope),
  );
  return {
    run: (session, body) => scope.run(session, body),
    [Symbol.dispose]: () => {
      for (const seam of [...seams.toReversed(), turn]) seam[Symbol.dispose]();
      own?.[Symbol.dispose]();
    },
  };
}
