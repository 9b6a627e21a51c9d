import { once } from 'node:events';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import axios from 'axios';
import got from 'got';
import superagent from 'superagent';
import * as undici from 'undici';
import { describe, expect, test } from 'vitest';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { seeingClients } from '../testing/exchange-clients.contract.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';

async function byAgent(url: string, agent: http.Agent): Promise<string> {
  const [response] = (await once(http.get(url, { agent }), 'response')) as [http.IncomingMessage];
  return text(response);
}

interface Holder extends AsyncDisposable {
  readonly ask: (url: string) => Promise<string>;
}

/** What keeps one connection open for all its requests. */
const holders: [string, (origin: string) => Holder][] = [
  [
    'an Agent of node:http with one socket',
    () => {
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      return {
        ask: (url) => byAgent(url, agent),
        [Symbol.asyncDispose]: async () => {
          await turn();
          agent.destroy();
        },
      };
    },
  ],
  [
    'a Client of undici',
    (origin) => {
      const client = new undici.Client(origin, { pipelining: 4 });
      return {
        ask: async (url) =>
          (await client.request({ path: new URL(url).pathname, method: 'GET' })).body.text(),
        [Symbol.asyncDispose]: () => client.close(),
      };
    },
  ],
  [
    'fetch',
    () => ({
      ask: async (url) => (await fetch(url)).text(),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }),
  ],
];

describe.for(holders)('a connection that is kept, of %s', ([, hold]) => {
  test('answers one request after the other, and several at once', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((request, response) => response.end(request.url));
    const paths = ['/a', '/b', '/c', '/d'];
    const ask = async (): Promise<string[]> => {
      await using holder = hold(server.origin);
      const answers: string[] = [];
      for (const path of paths) answers.push(await holder.ask(`${server.origin}${path}`));
      const atOnce = await Promise.all(paths.map((path) => holder.ask(`${server.origin}${path}`)));
      return [...answers, ...atOnce];
    };
    const { value: seen } = await stage.run('record', ask);
    const { value, session } = await stage.run('playback', ask);
    expect(seen).toEqual([...paths, ...paths]);
    expect(value).toEqual(seen);
    expect(session.counts().hits).toBe(8);
  });
});

const redirected: [string, (url: string) => Promise<string>][] = [
  [
    'undici.request that follows',
    async (url) => {
      const dispatcher = new undici.Agent().compose(undici.interceptors.redirect({ maxRedirections: 3 }));
      return (await undici.request(url, { dispatcher })).body.text();
    },
  ],
  ['fetch', async (url) => (await fetch(url)).text()],
  ['axios', async (url) => (await axios.get<string>(url, { responseType: 'text' })).data],
  ['got', async (url) => got(url).text()],
  ['superagent', async (url) => (await superagent.get(url).buffer(true)).text],
];

describe.for(redirected)('a redirect by %s', ([, ask]) => {
  test('is recorded hop by hop, and followed again', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((request, response) => {
      const next: Record<string, string> = { '/': '/moved', '/moved': '/there' };
      const location = next[request.url ?? ''];
      if (location === undefined) response.writeHead(200, { 'content-type': 'text/plain' }).end('there');
      else response.writeHead(302, { location }).end();
    });
    expect((await stage.run('record', () => ask(`${server.origin}/`))).value).toBe('there');
    const { value, session } = await stage.run('playback', () => ask(`${server.origin}/`));
    expect(value).toBe('there');
    expect(session.counts()).toMatchObject({ hits: 3, misses: 0 });
  });
});

describe('early hints', () => {
  const answer: http.RequestListener = (_, response) => {
    response.writeEarlyHints({ link: '</style.css>; rel=preload', 'x-hint': 'early' });
    response.end('late');
  };

  test.for(['record', 'record-missing'] as const)(
    'reach node:http before the response, recorded in the mode %s',
    async (mode) => {
      using stage = cassetteStage();
      await using server = await startLoopbackServer(answer);
      const ask = async (): Promise<unknown[]> => {
        const seen: unknown[] = [];
        const request = http.get(server.origin);
        request.on('information', ({ statusCode, headers }: http.InformationEvent) =>
          seen.push([statusCode, headers]),
        );
        const [response] = (await once(request, 'response')) as [http.IncomingMessage];
        return [...seen, response.statusCode, await text(response)];
      };
      const { value: seen } = await stage.run(mode, ask);
      expect(seen).toEqual([[103, expect.objectContaining({ 'x-hint': 'early' })], 200, 'late']);
      expect((await stage.run('playback', ask)).value).toEqual(seen);
    },
  );

  test('reach undici before the response', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer(answer);
    const ask = async (): Promise<unknown[]> => {
      const seen: unknown[] = [];
      const onInfo = ({ statusCode, headers }: { statusCode: number; headers: object }): void => {
        seen.push([statusCode, headers]);
      };
      const { statusCode, body } = await undici.request(server.origin, { onInfo });
      return [...seen, statusCode, await body.text()];
    };
    const { value: seen } = await stage.run('record', ask);
    expect(seen[0]).toEqual([103, expect.objectContaining({ 'x-hint': 'early' })]);
    expect((await stage.run('playback', ask)).value).toEqual(seen);
  });

  test.for(seeingClients)('do not disturb %s', async ([, ask]) => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer(answer);
    const { value: seen } = await stage.run('record', () => ask(server.origin));
    expect((await stage.run('playback', () => ask(server.origin))).value).toEqual(seen);
  });
});

const slow: [string, (url: string) => Promise<string>][] = [
  [
    'fetch',
    async (url) => {
      const { body } = await fetch(url);
      const reader = body?.getReader();
      let all = '';
      for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
        all += Buffer.from(part.value).toString();
        await turn();
      }
      return all;
    },
  ],
  [
    'node:http, paused and resumed',
    async (url) => {
      const [response] = (await once(http.get(url), 'response')) as [http.IncomingMessage];
      let all = '';
      response.on('data', (chunk: Buffer) => {
        all += chunk.toString();
        response.pause();
        setImmediate(() => response.resume());
      });
      await once(response, 'end');
      return all;
    },
  ],
];

test.for(slow)('a reader that takes its time has every chunk of %s', async ([, ask]) => {
  using stage = cassetteStage();
  const chunks = Array.from({ length: 40 }, (_, index) => String(index).repeat(4000));
  await using server = await startLoopbackServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const chunk of chunks) response.write(chunk);
    response.end();
  });
  expect((await stage.run('record', () => ask(server.origin))).value).toBe(chunks.join(''));
  expect((await stage.run('playback', () => ask(server.origin))).value).toBe(chunks.join(''));
});
