import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { setImmediate as turn } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { writeFileSync } from 'node:fs';
import * as undici from 'undici';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';
import { recordedCassette } from '../testing/recorded-cassette.contract.ts';

afterEach(() => {
  vi.useRealTimers();
});

async function byHttp(module: typeof http | typeof https, url: string): Promise<string> {
  const [response] = (await once(module.get(url), 'response')) as [http.IncomingMessage];
  return text(response);
}

const textClients: [string, (url: string) => Promise<string>][] = [
  ['fetch', async (url) => (await fetch(url)).text()],
  ['undici', async (url) => (await undici.request(url)).body.text()],
  ['node:https', async (url) => byHttp(url.startsWith('https:') ? https : http, url)],
];

describe.for(textClients)('%s', ([, ask]) => {
  test('is answered for https without a connection', async () => {
    using stage = cassetteStage();
    writeFileSync(stage.path, recordedCassette([{ url: 'https://models.invalid/a', answer: 'safe' }]));
    expect((await stage.run('playback', () => ask('https://models.invalid/a'))).value).toBe('safe');
  });

  test('is answered while a test holds the clock', async () => {
    using stage = cassetteStage();
    writeFileSync(stage.path, recordedCassette([{ url: 'http://models.invalid/a', answer: 'now' }]));
    vi.useFakeTimers();
    expect((await stage.run('playback', () => ask('http://models.invalid/a'))).value).toBe('now');
  });

  test('has a body of a megabyte as it was', async () => {
    using stage = cassetteStage();
    const answer = Array.from({ length: 100_000 }, (_, line) => `line ${String(line % 1000)}`).join('\n');
    await using server = await startLoopbackServer((_, response) => response.end(answer));
    expect((await stage.run('record', () => ask(server.origin))).value).toBe(answer);
    expect((await stage.run('playback', () => ask(server.origin))).value).toBe(answer);
  });
});

describe('a redirect', () => {
  test.for([
    ...textClients.slice(0, 1),
    ['undici.fetch', async (url) => (await undici.fetch(url)).text()],
  ] satisfies typeof textClients)('is recorded and followed again by %s', async ([, ask]) => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/there' }).end();
      else response.end(`at ${request.url ?? ''}`);
    });
    expect((await stage.run('record', () => ask(server.origin))).value).toBe('at /there');
    const { value, session } = await stage.run('playback', () => ask(server.origin));
    expect(value).toBe('at /there');
    expect(session.counts().hits).toBe(2);
  });

  test('is left to whoever asks for that', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((_, response) =>
      response.writeHead(307, { location: '/there' }).end(),
    );
    const ask = async (): Promise<unknown> => {
      const response = await fetch(server.origin, { redirect: 'manual' });
      return [response.status, response.headers.get('location')];
    };
    const { value: seen } = await stage.run('record', ask);
    expect((await stage.run('playback', ask)).value).toEqual(seen);
  });
});

describe('a response of fetch', () => {
  test('has the URL, type and copies that a real one has', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((_, response) => response.end('{"a":1}'));
    const ask = async (): Promise<unknown> => {
      const response = await fetch(`${server.origin}/a?b=c#d`);
      const copy = response.clone();
      const { url, type, redirected, ok, bodyUsed } = response;
      const read = await Promise.all([response.json(), copy.text()]);
      return { url, type, redirected, ok, bodyUsed, copyUrl: copy.url, read, usedAfter: response.bodyUsed };
    };
    const { value: seen } = await stage.run('record', ask);
    expect((await stage.run('playback', ask)).value).toEqual(seen);
  });
});

const streamed = { 'content-type': 'text/event-stream' };

describe('an abort', () => {
  const aborts: [string, (url: string) => Promise<unknown>][] = [
    ['before the request', async (url) => fetch(url, { signal: AbortSignal.abort() })],
    [
      'in the middle of a body',
      async (url) => {
        const controller = new AbortController();
        const response = await fetch(url, { signal: controller.signal });
        const reader = response.body?.getReader();
        await reader?.read();
        controller.abort(new Error('enough'));
        return reader?.read();
      },
    ],
    [
      'of undici in the middle of a body',
      async (url) => {
        const controller = new AbortController();
        const { body } = await undici.request(url, { signal: controller.signal });
        for await (const chunk of body) controller.abort(new Error(`enough: ${String(chunk)}`));
      },
    ],
    [
      'of node:http before the answer',
      async (url) => {
        const controller = new AbortController();
        const request = http.get(url, { signal: controller.signal });
        controller.abort();
        const [error] = (await once(request, 'error')) as [Error];
        throw error;
      },
    ],
    [
      'of node:http in the middle of a body',
      async (url) => {
        const controller = new AbortController();
        const request = http.get(url, { signal: controller.signal });
        const [response] = (await once(request, 'response')) as [http.IncomingMessage];
        for await (const chunk of response) controller.abort(chunk);
      },
    ],
  ];

  test.for(aborts)('%s fails in playback as it did when it was recorded', async ([, ask]) => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((_, response) => {
      response.writeHead(200, streamed).write('data: 1\n\n');
    });
    const failure = async (): Promise<unknown> => {
      const error = await ask(server.origin).then(
        () => 'no error',
        (thrown: unknown) => thrown,
      );
      const { name, message, code } = error as { name?: string; message?: string; code?: unknown };
      return { name, message, code };
    };
    const { value: seen } = await stage.run('record', failure);
    const { value: replayed } = await stage.run('playback', failure);
    expect(replayed).toEqual(seen);
    expect(seen).toHaveProperty('name');
  });
});

describe('a reader that takes its time', () => {
  test('has every chunk of undici, paused and resumed', async () => {
    using stage = cassetteStage();
    const chunks = Array.from({ length: 40 }, (_, index) => String(index).repeat(4000));
    await using server = await startLoopbackServer((_, response) => {
      response.writeHead(200, streamed);
      for (const chunk of chunks) response.write(chunk);
      response.end();
    });
    const ask = async (): Promise<string> => {
      const { body } = await undici.request(server.origin, { highWaterMark: 1024 });
      let all = '';
      for await (const chunk of body) {
        all += String(chunk);
        await turn();
      }
      return all;
    };
    expect((await stage.run('record', ask)).value).toBe(chunks.join(''));
    expect((await stage.run('playback', ask)).value).toBe(chunks.join(''));
  });
});
