/** Measures what a replay costs, by client and size of the cassette: `node scripts/measure-replay.ts`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { request } from 'undici';
import { encodeCassette } from '../src/file/encode-cassette.ts';
import { interceptHttp, openSession, requestKey } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-measure-'));
const rounds = 3000;

function bodyOf(n: number): string {
  return JSON.stringify({ model: 'm', messages: [{ role: 'user', content: `question ${String(n)} ${'x'.repeat(300)}` }] });
}

function writeCassette(entries: number): string {
  const lines = Array.from({ length: entries }, (_, n) => {
    const asked = { method: 'POST', url: 'http://models.test/v1/chat', headers: [], body: bodyOf(n) };
    const key = requestKey(asked);
    const line = {
      kind: 'interaction',
      key,
      request: { ...asked, body: { as: 'json', value: JSON.parse(asked.body) as unknown } },
      response: {
        status: 200,
        statusText: 'OK',
        headers: [['content-type', 'application/json']],
        body: { as: 'json', value: { id: n, choices: [{ message: { content: 'y'.repeat(2500) } }] } },
      },
    };
    return { key, text: JSON.stringify(line) };
  });
  const path = join(folder, `${String(entries)}.jsonl`);
  writeFileSync(path, encodeCassette('measure', lines));
  return path;
}

type Ask = (body: string) => Promise<unknown>;
const headers = { 'content-type': 'application/json' };

const clients: Record<string, Ask> = {
  fetch: async (body) => (await fetch('http://models.test/v1/chat', { method: 'POST', body, headers })).json(),
  undici: async (body) =>
    (await request('http://models.test/v1/chat', { method: 'POST', body, headers })).body.json(),
  http: async (body) =>
    new Promise((resolve, reject) => {
      const sent = http.request('http://models.test/v1/chat', { method: 'POST', headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          resolve(JSON.parse(text));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    }),
};

async function measure(ask: Ask, entries: number): Promise<{ p50: number; cpu: number }> {
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) {
    const body = bodyOf((round * 7) % entries);
    const start = performance.now();
    await ask(body);
    times.push((performance.now() - start) * 1000);
  }
  const used = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  return { p50: Math.round(times[rounds >> 1] ?? 0), cpu: Math.round((used.user + used.system) / rounds) };
}

const json = JSON.stringify({ id: 1, choices: [{ message: { content: 'y'.repeat(2500) } }] });
const original = globalThis.fetch;
globalThis.fetch = async () => new Response(json, { status: 200, headers });
await measure(clients['fetch'] as Ask, 100);
console.log('stub fetch', await measure(clients['fetch'] as Ask, 100));
globalThis.fetch = original;
for (const entries of [100, 10_000]) {
  const path = writeCassette(entries);
  for (const [name, ask] of Object.entries(clients)) {
    using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
    const rerun = async (): Promise<{ p50: number; cpu: number }> => {
      let total = { p50: 0, cpu: 0 };
      const size = Math.min(entries, rounds);
      const session = openSession({ path, test: 'measure', mode: 'playback', recordCommand: '' });
      await interception.run(session, async () => {
        total = await measure(ask, size);
      });
      await session.finish('passed');
      return total;
    };
    // Each key is recorded once: a session that forgets what was played is opened for each pass.
    void rerun;
    const passes = Math.ceil(rounds / Math.min(entries, rounds));
    const times: number[] = [];
    let cpu = 0;
    let open = 0;
    for (let pass = 0; pass < passes * 2; pass += 1) {
      const session = openSession({ path, test: 'measure', mode: 'playback', recordCommand: '' });
      const heap = process.memoryUsage().heapUsed;
      const start0 = performance.now();
      session.find({ method: 'GET', url: 'http://x/', headers: [], body: '' });
      open = performance.now() - start0;
      if (pass === 1) console.log(entries, 'open ms', open.toFixed(2), 'heap MB', ((process.memoryUsage().heapUsed - heap) / 1e6).toFixed(1));
      await interception.run(session, async () => {
        const before = process.cpuUsage();
        for (let n = 0; n < Math.min(entries, rounds); n += 1) {
          const body = bodyOf(n);
          const start = performance.now();
          await ask(body);
          if (pass >= passes) times.push((performance.now() - start) * 1000);
        }
        const used = process.cpuUsage(before);
        if (pass >= passes) cpu += used.user + used.system;
      });
      await session.finish('passed');
    }
    times.sort((a, b) => a - b);
    console.log(entries, name, 'p50', Math.round(times[times.length >> 1] ?? 0), 'cpu', Math.round(cpu / times.length));
  }
}
rmSync(folder, { recursive: true });
