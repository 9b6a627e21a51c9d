import { once } from 'node:events';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { interceptHttp } from '../../index.ts';
import { cassetteStage } from '../../testing/cassette-stage.contract.ts';
import { failureOf } from '../../testing/failure-of.contract.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';

type Answer = (stream: http2.ServerHttp2Stream, headers: http2.IncomingHttpHeaders) => void;

interface Http2Server extends AsyncDisposable {
  readonly origin: string;
  readonly requests: () => number;
}

async function startServer(answer: Answer, scheme: 'http' | 'https' = 'http'): Promise<Http2Server> {
  let requests = 0;
  const sessions = new Set<http2.Http2Session>();
  const server = scheme === 'http' ? http2.createServer() : http2.createSecureServer(selfSignedCertificate());
  server.on('session', (session: http2.Http2Session) => sessions.add(session));
  server.on('stream', (stream: http2.ServerHttp2Stream, headers: http2.IncomingHttpHeaders) => {
    requests += 1;
    stream.on('error', () => undefined);
    answer(stream, headers);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `${scheme}://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests: () => requests,
    async [Symbol.asyncDispose]() {
      for (const session of sessions) session.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Seen {
  readonly headers: Record<string, unknown>;
  readonly trailers: Record<string, unknown>;
  readonly body: string;
}

/** Asks on one session, several at once; says all that came. */
async function askAll(origin: string, paths: readonly string[]): Promise<Seen[]> {
  const session = http2.connect(origin);
  const failed = once(session, 'error').then(([error]) => Promise.reject(error as Error));
  try {
    return await Promise.race([failed, Promise.all(paths.map((path) => askOne(session, path)))]);
  } finally {
    failed.catch(() => undefined);
    session.close();
  }
}

async function askOne(session: http2.ClientHttp2Session, path: string): Promise<Seen> {
  const stream = session.request({ ':path': path });
  let trailers: Record<string, unknown> = {};
  stream.on('trailers', (fields: http2.IncomingHttpHeaders) => (trailers = { ...fields }));
  const [headers] = (await once(stream, 'response')) as [http2.IncomingHttpHeaders];
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return { headers: { ...headers }, trailers, body: Buffer.concat(chunks).toString('latin1') };
}

const answer: Answer = (stream, { ':path': path = '' }) => {
  if (path === '/empty') {
    stream.respond({ ':status': 204, 'x-a': ['1', '2'] }, { endStream: true });
    return;
  }
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => {
    stream.sendTrailers({ 'grpc-status': '0' });
  });
  stream.end(Buffer.from([0, 255, path.length]));
};

describe('a session of HTTP/2', () => {
  test.for(['record', 'record-missing'] as const)(
    'has each request answered with its trailers, several at once, recorded in the mode %s',
    async (mode) => {
      using stage = cassetteStage();
      const paths = ['/a', '/bc', '/empty', '/a'];
      const live = await (async () => {
        await using server = await startServer(answer);
        const { value } = await stage.run(mode, () => askAll(server.origin, paths));
        expect(server.requests()).toBe(4);
        return { value, origin: server.origin };
      })();
      expect(live.value).toMatchObject([
        { body: '\u0000\u00ff\u0002', trailers: { 'grpc-status': '0' } },
        { body: '\u0000\u00ff\u0003' },
        { headers: { ':status': 204, 'x-a': '1, 2' }, body: '' },
        { body: '\u0000\u00ff\u0002' },
      ]);
      const { value, session } = await stage.run('playback', () => askAll(live.origin, paths));
      expect(value).toEqual(live.value);
      expect(session.counts()).toMatchObject({ hits: 4, misses: 0, liveCalls: 0 });
    },
  );

  test('fails where a request was not recorded, with the refusal', async () => {
    using stage = cassetteStage();
    const { error, session } = await stage.attempt('playback', () => askAll('http://models.invalid', ['/a']));
    expect(error).toMatchObject({ code: 'CASSETTE_MISSING' });
    expect(session.problems()).toMatchObject([{ code: 'CASSETTE_MISSING' }]);
  });

  test('fails in playback as it did live where nobody vouches for the server', async () => {
    using stage = cassetteStage();
    await using server = await startServer(answer, 'https');
    const attempt = (): Promise<unknown[]> => failureOf(askAll(server.origin, ['/a']));
    const { value: untouched } = await stage.run('live', attempt);
    const { value: seen } = await stage.run('record', attempt);
    for (const failure of [untouched, seen]) {
      expect(JSON.stringify(failure)).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
    }
    expect((await stage.run('playback', attempt)).value).toEqual(seen);
    expect(server.requests()).toBe(0);
  });

  test('that its client cancels stays open in playback until it is cancelled again', async () => {
    using stage = cassetteStage();
    const asked = Promise.withResolvers<undefined>();
    await using server = await startServer(() => {
      asked.resolve(undefined);
    });
    const cancel = async (when: Promise<unknown>): Promise<number> => {
      const session = http2.connect(server.origin);
      const stream = session.request({ ':path': '/a' });
      await when;
      stream.close(http2.constants.NGHTTP2_CANCEL);
      await once(stream, 'close');
      session.close();
      return stream.rstCode;
    };
    const { value: seen } = await stage.run('record', () => cancel(asked.promise));
    using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
    const session = stage.open('playback');
    const untilFound = async (): Promise<void> => {
      while (session.counts().hits === 0) await turn();
    };
    const value = await interception.run(session, () => cancel(untilFound()));
    expect(value).toBe(seen);
    expect(session.problems()).toEqual([]);
  });
});
