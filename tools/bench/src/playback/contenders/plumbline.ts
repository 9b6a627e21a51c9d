import { join } from 'node:path';
import { interceptHttp, openRecorder, openSession } from '@plumbline/cassette';
import type { Contender, Exchanges } from '../contender.ts';
import { clients } from '../clients.ts';
import { urlsOf } from '../exchanges.ts';

const scene = { test: 'bench', recordCommand: 'npm run bench -- playback' };

/** Recordings, set up as for a test: one pass is one test. */
export const plumbline: Contender = {
  clients: ['fetch', 'undici.request', 'node:http'],
  async prepare(exchanges) {
    using http = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
    await using recorder = await openRecorder({ workspaceRoot: exchanges.folder, environment: {} });
    const session = openSession({ ...scene, path: cassetteOf(exchanges), mode: 'record', recorder });
    await http.run(session, async () => {
      for (const url of urlsOf(exchanges)) await clients.fetch(url);
    });
    await session.finish('passed');
  },
  open(exchanges) {
    const http = interceptHttp({ unattributed: () => undefined, allowHosts: [], leaveOwnServers: true });
    return Promise.resolve({
      async pass(run) {
        const session = openSession({ ...scene, path: cassetteOf(exchanges), mode: 'playback' });
        await http.run(session, run);
        await session.finish('passed');
      },
      [Symbol.asyncDispose]: () => {
        http[Symbol.dispose]();
        return Promise.resolve();
      },
    });
  },
};

/**
 * Names the cassette of the exchanges.
 *
 * @param exchanges - Where it is kept.
 * @returns Absolute path.
 */
export function cassetteOf({ folder }: Pick<Exchanges, 'folder'>): string {
  return join(folder, 'bench.jsonl');
}
