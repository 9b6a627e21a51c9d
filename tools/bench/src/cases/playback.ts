import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { interceptHttp, openRecorder, openSession } from '@plumbline/cassette';
import { request } from 'undici';
import { median } from '../measure.ts';
import type { Row } from '../row.ts';

const entries = 100;

/** A way to make one request, given its place among the recorded ones. */
type Client = (url: string) => Promise<unknown>;

const clients: Readonly<Record<string, Client>> = {
  fetch: async (url) => (await fetch(url)).json(),
  'undici.request': async (url) => (await request(url)).body.json(),
  'node:http': (url) =>
    new Promise((resolve, reject) => {
      get(url, (response) => {
        text(response).then((body) => {
          resolve(JSON.parse(body));
        }, reject);
      }).on('error', reject);
    }),
};

/**
 * Measures playback from a cassette of a hundred interactions against a stubbed fetch.
 *
 * @param _nodeModules - Not needed here.
 * @param rounds - How often the cassette is played by each client.
 * @returns One row a client.
 */
export async function playback(_nodeModules: string, rounds: number): Promise<readonly Row[]> {
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  try {
    const path = join(workspaceRoot, 'bench.jsonl');
    const urls = await record(workspaceRoot, path);
    const stub = await measureStub(urls, rounds);
    const rows: Row[] = [];
    for (const [name, client] of Object.entries(clients)) {
      rows.push(row(name, await measurePlayback({ path, urls, client, rounds }), stub));
    }
    return rows;
  } finally {
    rmSync(workspaceRoot, { recursive: true });
  }
}

async function record(workspaceRoot: string, path: string): Promise<readonly string[]> {
  const server = createServer((incoming, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ path: incoming.url, text: 'a model said something '.repeat(20) }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const urls = Array.from(
    { length: entries },
    (_, index) => `http://127.0.0.1:${String(port)}/v1/${String(index)}`,
  );
  using http = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
  await using recorder = await openRecorder({ workspaceRoot, environment: {} });
  const session = openSession({ path, test: 'bench', mode: 'record', recorder, recordCommand: 'bench' });
  await http.run(session, async () => {
    for (const url of urls) await (await fetch(url)).json();
  });
  await session.finish('passed');
  server.close();
  return urls;
}

interface Playing {
  readonly path: string;
  readonly urls: readonly string[];
  readonly client: Client;
  readonly rounds: number;
}

async function measurePlayback({ path, urls, client, rounds }: Playing): Promise<Each> {
  using http = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
  const each: number[] = [];
  const cpu = process.cpuUsage();
  for (let round = 0; round < rounds * 10; round += 1) {
    const session = openSession({ path, test: 'bench', mode: 'playback', recordCommand: 'bench' });
    await http.run(session, () => timeEach(urls, client, each));
    await session.finish('passed');
  }
  return sum(each, process.cpuUsage(cpu));
}

async function measureStub(urls: readonly string[], rounds: number): Promise<Each> {
  const original = globalThis.fetch;
  const body = JSON.stringify({ path: '/', text: 'a model said something '.repeat(20) });
  globalThis.fetch = () =>
    Promise.resolve(new Response(body, { headers: { 'content-type': 'application/json' } }));
  const each: number[] = [];
  const cpu = process.cpuUsage();
  for (let round = 0; round < rounds * 10; round += 1) {
    await timeEach(urls, async (url) => (await fetch(url)).json(), each);
  }
  globalThis.fetch = original;
  return sum(each, process.cpuUsage(cpu));
}

/** Microseconds a request: median of wall time, mean of CPU time. */
interface Each {
  readonly wall: number;
  readonly cpu: number;
}

async function timeEach(urls: readonly string[], client: Client, each: number[]): Promise<void> {
  for (const url of urls) {
    const started = performance.now();
    await client(url);
    each.push(performance.now() - started);
  }
}

function sum(each: readonly number[], { user, system }: NodeJS.CpuUsage): Each {
  return { wall: median(each) * 1000, cpu: (user + system) / each.length };
}

function row(client: string, played: Each, stub: Each): Row {
  const show = ({ wall, cpu }: Each): string => `${wall.toFixed(0)} µs / ${cpu.toFixed(0)} CPU-µs`;
  return {
    what: `playback, ${String(entries)} interactions, ${client}`,
    against: 'a stubbed fetch',
    ratio: `${(played.wall / stub.wall).toFixed(2)}× wall, ${(played.cpu / stub.cpu).toFixed(2)}× CPU`,
    goal: '—',
    figures: `${show(played)} against ${show(stub)}`,
  };
}
