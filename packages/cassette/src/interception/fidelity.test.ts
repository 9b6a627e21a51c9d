import type { RequestListener } from 'node:http';
import zlib from 'node:zlib';
import type { HttpMode } from '@plumbline/contracts/modes';
import { describe, expect, test } from 'vitest';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { seeingClients, type SeeingClients } from '../testing/exchange-clients.contract.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';

const text = JSON.stringify({ plan: ['a', 'b'], note: 'grüß Gott' });
const binary = Buffer.from(Array.from({ length: 1000 }, (_, index) => (index * 7) % 256));

const answers: Record<string, { method?: string; answer: RequestListener }> = {
  'json with a length': {
    answer: (_, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
        .end(text),
  },
  'json in pieces': {
    answer: (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(text);
    },
  },
  'json that nobody would write': {
    answer: (_, response) => response.end('{ "a" :1,\t"a": 2 , "n": 1.0 }\n'),
  },
  'indented json': {
    answer: (_, response) => response.end(`${JSON.stringify({ a: [1, { b: null }], c: {} }, null, 2)}\n`),
  },
  binary: { answer: (_, response) => response.end(binary) },
  'a text that ends with its connection': {
    answer: (_, response) => response.writeHead(200, { connection: 'close' }).end('bye'),
  },
  'status text and odd headers': {
    answer: (_, response) =>
      response
        .writeHead(418, 'Short and stout', [
          'X-ODD',
          '1',
          'x-odd',
          '2',
          'Set-Cookie',
          'a=1',
          'set-cookie',
          'b=2',
        ])
        .end('tea'),
  },
  'no content': { answer: (_, response) => response.writeHead(204, { 'x-a': '1' }).end() },
  'not modified': { answer: (_, response) => response.writeHead(304, { etag: '"a"' }).end() },
  'an empty body': { answer: (_, response) => response.writeHead(200, { 'content-length': 0 }).end() },
  'an answer to HEAD': {
    method: 'HEAD',
    answer: (_, response) => response.writeHead(200, { 'content-length': 1234 }).end(),
  },
  'an answer to HEAD that is compressed': {
    method: 'HEAD',
    answer: (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(),
  },
  gzip: compressed('gzip', zlib.gzipSync(text)),
  br: compressed('br', zlib.brotliCompressSync(text)),
  deflate: compressed('deflate', zlib.deflateSync(text)),
  zstd: compressed('zstd', zlib.zstdCompressSync(text)),
  'two codings': compressed('br, gzip', zlib.gzipSync(zlib.brotliCompressSync(text))),
  'gzip in name only': compressed('gzip', Buffer.from('{"not": "compressed"}')),
  'an unknown coding': compressed('rot13', Buffer.from('uryyb')),
};

function compressed(coding: string, bytes: Buffer): { answer: RequestListener } {
  return {
    answer: (_, response) =>
      response
        .writeHead(200, {
          'content-type': 'application/json',
          'content-encoding': coding,
          'content-length': bytes.length,
        })
        .end(bytes),
  };
}

const volatile = new Set(['date']);

/** Values of cookies are secrets: their names and number stay. */
function withoutCookieValue([name, value]: readonly [string, string]): [string, string] {
  return [name, name === 'set-cookie' ? value.replace(/=.*/, '') : value];
}

const modes: [HttpMode, SeeingClients][] = [
  ['record', seeingClients],
  ['record-missing', seeingClients.filter(([name]) => name === 'node:http')],
];
const cases = modes.flatMap(([mode, clients]) => clients.map(([name, ask]) => [name, mode, ask] as const));

describe.for(cases)('%s sees in playback what it saw in the mode %s', ([, mode, ask]) => {
  test.for(Object.entries(answers))('%s', async ([, { method = 'GET', answer }]) => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer(answer);
    const attempt = async (): Promise<unknown> =>
      ask(`${server.origin}/`, { method }).then(
        ({ chunks, headers, ...rest }) => ({
          ...rest,
          headers: headers.filter(([name]) => !volatile.has(name)).map(withoutCookieValue),
          body: chunks.join(''),
        }),
        (error: unknown) => String(error),
      );
    const { value: seen } = await stage.run(mode, attempt);
    const { value: replayed } = await stage.run('playback', attempt);
    expect(replayed).toEqual(seen);
    expect(server.requests()).toBe(1);
  });
});
