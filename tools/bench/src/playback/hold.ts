import { parseArgs } from 'node:util';
import { interceptHttp, openSession } from '@plumbline/cassette';
import { median } from '../measure.ts';
import { clients } from './clients.ts';
import { cassetteOf } from './contenders/plumbline.ts';
import { urlsOf } from './exchanges.ts';

/** What a large cassette costs: milliseconds and bytes of heap. */
export interface Held {
  /** From no session to the first answer. */
  readonly openingMs: number;
  /** What a session on it holds. */
  readonly openHeap: number;
  /** How much that grows while all of it is played. */
  readonly growth: number;
}

/** Measures what one large cassette costs in this process, which needs `--expose-gc`, and prints it. */
const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '' },
    origin: { type: 'string', default: '' },
    count: { type: 'string', default: '10000' },
  },
});
const exchanges = { folder: values.folder, origin: values.origin, count: Number(values.count) };
const urls = urlsOf(exchanges);
using http = interceptHttp({ unattributed: () => undefined, allowHosts: [], leaveOwnServers: true });

const openingMs = median(await openings(9));
const before = heapUsed();
const session = open();
await http.run(session, () => clients.fetch(urls[0] ?? ''));
const opened = heapUsed();
await http.run(session, async () => {
  for (const url of urls.slice(1)) await clients.fetch(url);
});
const held: Held = { openingMs, openHeap: opened - before, growth: heapUsed() - opened };
await session.finish('passed');
if (session.counts().hits !== urls.length) throw new Error(`${String(session.counts().hits)} were played.`);
process.stdout.write(JSON.stringify(held));
process.exit(0);

async function openings(times: number): Promise<number[]> {
  const each: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const started = performance.now();
    const once = open();
    await http.run(once, () => clients.fetch(urls.at(time * 7) ?? ''));
    each.push(performance.now() - started);
    await once.finish('failed');
  }
  return each;
}

function open(): ReturnType<typeof openSession> {
  return openSession({ path: cassetteOf(exchanges), test: 'bench', mode: 'playback', recordCommand: '' });
}

function heapUsed(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
