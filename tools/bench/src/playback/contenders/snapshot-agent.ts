import { join } from 'node:path';
import { setGlobalDispatcher, SnapshotAgent } from 'undici';
import { clients } from '../clients.ts';
import type { Contender, Exchanges } from '../contender.ts';
import { urlsOf } from '../exchanges.ts';

/** The recorder that undici itself has. */
export const snapshotAgent: Contender = {
  clients: ['fetch', 'undici.request'],
  async prepare(exchanges, client) {
    const dispatcher = new SnapshotAgent({ mode: 'record', ...kept(exchanges) });
    setGlobalDispatcher(dispatcher);
    for (const url of urlsOf(exchanges)) await clients[client](url);
    await dispatcher.saveSnapshots();
    await dispatcher.close();
  },
  open(exchanges) {
    const dispatcher = new SnapshotAgent({ mode: 'playback', ...kept(exchanges) });
    setGlobalDispatcher(dispatcher);
    return Promise.resolve({
      pass: (run) => run(),
      [Symbol.asyncDispose]: () => dispatcher.close(),
    });
  },
};

function kept({ folder, count }: Exchanges): { snapshotPath: string; maxSnapshots: number } {
  return { snapshotPath: join(folder, 'bench.json'), maxSnapshots: count };
}
