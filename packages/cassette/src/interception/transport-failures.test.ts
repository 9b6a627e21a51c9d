import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import * as undici from 'undici';
import { describe, expect, test } from 'vitest';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { seeingClients } from '../testing/exchange-clients.contract.ts';
import { failureOf } from '../testing/failure-of.contract.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';
import { startLoopbackSocket } from '../testing/loopback-socket.contract.ts';
import { selfSignedCertificate } from './http2/self-signed-certificate.ts';

const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n';
const chunk = '9\r\ndata: 1\n\n\r\n';

const answers: Record<string, (socket: Socket) => void> = {
  'a reset before the response': (socket) => socket.resetAndDestroy(),
  'an end before the response': (socket) => socket.end(),
  'an answer that is no HTTP': (socket) => socket.end('220 mail at your service\r\n'),
  'an end in the middle of the head': (socket) => socket.end(head),
  'an end in the middle of a stream': (socket) => {
    socket.write(`${head}transfer-encoding: chunked\r\n\r\n${chunk}`, () => socket.end());
  },
  'a chunk that is none, in the middle of a stream': (socket) => {
    socket.write(`${head}transfer-encoding: chunked\r\n\r\n${chunk}`, () => socket.write('no size\r\n'));
  },
  'a body shorter than it says': (socket) => socket.end(`${head}content-length: 100\r\n\r\ndata: 1\n\n`),
};

/** A port that nobody listens on. */
async function closedOrigin(scheme = 'http'): Promise<string> {
  await using server = await startLoopbackServer((_, response) => response.end());
  return server.origin.replace('http', scheme);
}

async function startUntrusted(): Promise<AsyncDisposable & { readonly origin: string }> {
  const server = https.createServer(selfSignedCertificate()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

describe.for(seeingClients)('%s is told in playback what it was told live of', ([, ask]) => {
  test.for(Object.entries(answers))('%s', async ([, answer]) => {
    using stage = cassetteStage();
    const attempt = async (url: string): Promise<unknown> => {
      const chunks: string[] = [];
      const failure = await failureOf(ask(url, { arrived: (text) => void chunks.push(text) }));
      return { chunks, failure };
    };
    const live = await (async () => {
      await using server = await startLoopbackSocket(answer);
      const { value } = await stage.run('record', () => attempt(server.origin));
      return { value, origin: server.origin };
    })();
    const { value, session } = await stage.run('playback', () => attempt(live.origin));
    expect(live.value).not.toHaveProperty('failure', []);
    expect(value).toEqual(live.value);
    expect(session.counts()).toMatchObject({ hits: 1, misses: 0 });
  });

  test.for(['record', 'record-missing'] as const)('a port that refuses, in the mode %s', async (mode) => {
    using stage = cassetteStage();
    const origin = await closedOrigin();
    const attempt = (): Promise<unknown[]> => failureOf(ask(origin, { method: 'POST', body: '{"plan":1}' }));
    const { value: seen } = await stage.run(mode, attempt);
    expect(JSON.stringify(seen)).toContain('ECONNREFUSED');
    expect((await stage.run('playback', attempt)).value).toEqual(seen);
    expect(readFileSync(stage.path, 'utf8')).not.toContain('errno');
  });

  test('a name that is unknown', async () => {
    using stage = cassetteStage();
    const attempt = (): Promise<unknown[]> => failureOf(ask('http://nowhere.invalid/'));
    const { value: seen } = await stage.run('record', attempt);
    expect(JSON.stringify(seen)).toMatch(/ENOTFOUND|EAI_AGAIN/);
    expect((await stage.run('playback', attempt)).value).toEqual(seen);
  });

  test('a certificate that nobody vouches for', async () => {
    using stage = cassetteStage();
    await using server = await startUntrusted();
    const attempt = (): Promise<unknown[]> => failureOf(ask(server.origin));
    const { value: seen } = await stage.run('record', attempt);
    expect(JSON.stringify(seen)).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect((await stage.run('playback', attempt)).value).toEqual(seen);
  });

  test.for(['record', 'record-missing'] as const)(
    'its own abort before the response, in the mode %s',
    async (mode) => {
      using stage = cassetteStage();
      let giveUp = (): void => undefined;
      await using server = await startLoopbackServer(() => {
        giveUp();
      });
      const attempt = (controller: AbortController): Promise<unknown[]> =>
        failureOf(ask(server.origin, { method: 'POST', body: 'plan', signal: controller.signal }));
      const { value: seen } = await stage.run(mode, () => {
        const controller = new AbortController();
        giveUp = () => {
          controller.abort();
        };
        return attempt(controller);
      });
      const { value, session } = await stage.run('playback', async () => {
        const controller = new AbortController();
        const failure = attempt(controller);
        await turn();
        expect(await Promise.race([failure, turn('pending')])).toBe('pending');
        controller.abort();
        return failure;
      });
      expect(value).toEqual(seen);
      expect(seen[0]).toMatchObject({ name: 'AbortError' });
      expect(session.counts()).toMatchObject({ hits: 1, misses: 0, liveCalls: 0 });
    },
  );
});

describe('a timeout', () => {
  test.for(['record', 'record-missing'] as const)(
    'of the socket of node:http comes at once in playback, recorded in the mode %s',
    async (mode) => {
      using stage = cassetteStage();
      await using server = await startLoopbackServer(() => undefined);
      const ask = (timeout: number): Promise<unknown[]> => {
        const request = http.get(server.origin, { timeout });
        request.on('timeout', () => request.destroy(new Error('took too long')));
        return failureOf(once(request, 'response'));
      };
      const { value: seen } = await stage.run(mode, () => ask(10));
      const { value } = await stage.run('playback', () => ask(1_000_000));
      expect(value).toEqual(seen);
      expect(seen).toMatchObject([{ message: 'took too long' }]);
    },
  );

  test('that undici has for the head of a response comes at once in playback', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer(() => undefined);
    const ask = (headersTimeout: number): Promise<unknown> =>
      undici.request(server.origin, { headersTimeout }).catch((error: unknown) => error);
    const { value: seen } = await stage.run('record', () => ask(10));
    const { value } = await stage.run('playback', () => ask(1_000_000));
    expect(seen).toBeInstanceOf(undici.errors.HeadersTimeoutError);
    expect(value).toBeInstanceOf(undici.errors.HeadersTimeoutError);
    expect(value).toMatchObject({ name: 'HeadersTimeoutError', code: 'UND_ERR_HEADERS_TIMEOUT' });
  });
});

describe('a request that fails before its body was sent', () => {
  const form = new FormData();
  form.append('ask', 'plan');
  const bodies: [string, () => Exclude<RequestInit['body'], undefined>][] = [
    ['a form', () => new URLSearchParams({ ask: 'plan' })],
    ['multipart', () => form],
    ['a blob', () => new Blob(['plan'])],
    ['a stream', () => new Blob(['plan']).stream()],
  ];
  test.for(bodies)('is found again by its whole body: %s', async ([, body]) => {
    using stage = cassetteStage();
    const origin = await closedOrigin();
    const ask = (): Promise<unknown[]> =>
      failureOf(fetch(origin, { method: 'POST', body: body(), duplex: 'half' }));
    const { value: seen } = await stage.run('record', ask);
    const { value, session } = await stage.run('playback', ask);
    expect(value).toEqual(seen);
    expect(session.problems()).toEqual([]);
  });
});

test('a retry that is answered replays as failure and answer, in this order', async () => {
  using stage = cassetteStage();
  let calls = 0;
  await using server = await startLoopbackServer((request, response) => {
    calls += 1;
    if (calls === 1) request.socket.resetAndDestroy();
    else response.end('at last');
  });
  const ask = async (): Promise<string> => {
    const failed = await failureOf(fetch(server.origin));
    return `${String(failed.length > 0)}, then ${await (await fetch(server.origin)).text()}`;
  };
  expect((await stage.run('record', ask)).value).toBe('true, then at last');
  expect((await stage.run('playback', ask)).value).toBe('true, then at last');
});
