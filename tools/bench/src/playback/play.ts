import { parseArgs } from 'node:util';
import { median } from '../measure.ts';
import { clients, type Client } from './clients.ts';
import type { ClientName, Exchanges, Playing } from './contender.ts';
import { contenders } from './contenders.ts';
import { answerTo, urlsOf } from './exchanges.ts';

/** Microseconds a request: median of wall time of the later half, mean of CPU time from the first on. */
export interface Measured {
  readonly wall: number;
  readonly cpu: number;
}

/**
 * Measures one contender with one client in this process, and prints what a request took: the median of
 * wall time and the mean of CPU time, both in microseconds. With `--prepare` it records instead.
 */
const { values } = parseArgs({
  options: {
    contender: { type: 'string', default: '' },
    client: { type: 'string', default: 'fetch' },
    folder: { type: 'string', default: '' },
    origin: { type: 'string', default: '' },
    count: { type: 'string', default: '100' },
    prepare: { type: 'boolean', default: false },
  },
});
const enough = { requests: 10_000, milliseconds: 4000 };

const exchanges: Exchanges = { folder: values.folder, origin: values.origin, count: Number(values.count) };
const contender = await contenders[values.contender]?.();
if (contender === undefined) throw new Error(`Unknown contender "${values.contender}".`);
const name = values.client as ClientName;
if (values.prepare) await contender.prepare?.(exchanges, name);
else if (contender.clients.includes(name)) {
  await using playing = await contender.open(exchanges, name);
  process.stdout.write(JSON.stringify(await measureRequests(clients[name], playing)));
}
process.exit(0);

async function measureRequests(client: Client, playing: Pick<Playing, 'pass'>): Promise<Measured> {
  const urls = urlsOf(exchanges);
  await playing.pass(() => check(client, urls[0] ?? ''));
  const began = performance.now();
  const each: number[] = [];
  let cpu = 0;
  while (isShort(each.length, began)) {
    await playing.pass(async () => {
      const before = process.cpuUsage();
      for (const url of urls) {
        each.push(await timed(client, url));
        await nextTurn();
        if (!isShort(each.length, began)) break;
      }
      const { user, system } = process.cpuUsage(before);
      cpu += user + system;
    });
  }
  return { wall: median(each.slice(each.length / 2)), cpu: cpu / each.length };
}

function isShort(requests: number, began: number): boolean {
  return requests === 0 || (requests < enough.requests && performance.now() - began < enough.milliseconds);
}

/** Answers come in turns of the event loop, and what was held for one turn is let go. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function timed(client: Client, url: string): Promise<number> {
  const started = performance.now();
  await client(url);
  return (performance.now() - started) * 1000;
}

/** A contender that answers fast and wrongly is not measured. */
async function check(client: Client, url: string): Promise<void> {
  const answer = JSON.stringify(await client(url));
  if (answer !== answerTo(new URL(url).pathname)) throw new Error(`${url} was answered with ${answer}.`);
}
