import FetchAdapter from '@pollyjs/adapter-fetch';
import NodeHttpAdapter from '@pollyjs/adapter-node-http';
import { Polly } from '@pollyjs/core';
import FSPersister from '@pollyjs/persister-fs';
import { clients } from '../clients.ts';
import type { Contender, Exchanges } from '../contender.ts';
import { urlsOf } from '../exchanges.ts';

for (const part of [FetchAdapter, NodeHttpAdapter, FSPersister]) Polly.register(part as never);

/** Polly, with a HAR file; headers are not compared, which spares it work. */
export const polly: Contender = {
  clients: ['fetch', 'node:http'],
  async prepare(exchanges) {
    const recorder = start(exchanges, { mode: 'record', adapter: 'fetch' });
    for (const url of urlsOf(exchanges)) await clients.fetch(url);
    await recorder.stop();
  },
  open(exchanges, client) {
    const adapter = client === 'fetch' ? 'fetch' : 'node-http';
    return Promise.resolve({
      async pass(run) {
        const player = start(exchanges, { mode: 'replay', adapter });
        await run();
        await player.stop();
      },
      [Symbol.asyncDispose]: () => Promise.resolve(),
    });
  },
};

function start(
  { folder }: Exchanges,
  { mode, adapter }: { readonly mode: 'record' | 'replay'; readonly adapter: string },
): Polly {
  return new Polly('bench', {
    mode,
    adapters: [adapter],
    persister: 'fs',
    persisterOptions: { fs: { recordingsDir: folder } },
    recordIfMissing: false,
    flushRequestsOnStop: true,
    logLevel: 'silent',
    matchRequestsBy: { headers: false },
  });
}
