import { readFileSync } from 'node:fs';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { seeingClients } from '../testing/exchange-clients.contract.ts';
import { readBody, startLoopbackServer } from '../testing/loopback-server.contract.ts';

const plain = JSON.stringify({ plan: 'readable in the file' });

const codings: [string, (text: string) => Buffer][] = [
  ['gzip', zlib.gzipSync],
  ['br', zlib.brotliCompressSync],
  ['deflate', zlib.deflateSync],
  ['zstd', zlib.zstdCompressSync],
];

describe.for(seeingClients)('%s', ([name, ask]) => {
  test.for(codings)(
    'has a body in %s as the bytes that came, and the file shows what it says',
    async ([coding, encode]) => {
      using stage = cassetteStage();
      await using server = await startLoopbackServer((_, response) =>
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding })
          .end(encode(plain)),
      );
      const { value: seen } = await stage.run('record', () => ask(server.origin));
      expect((await stage.run('playback', () => ask(server.origin))).value).toEqual(seen);
      expect(readFileSync(stage.path, 'utf8')).toContain('"plan":"readable in the file"');
      const isDecoded = name.endsWith('fetch');
      if (!isDecoded) expect(seen.chunks.join('')).toBe(encode(plain).toString('latin1'));
    },
  );

  test('has the chunks of a compressed stream as they came', async () => {
    using stage = cassetteStage();
    const arrivals = [0, 1].map(() => Promise.withResolvers<undefined>());
    await using server = await startLoopbackServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' });
      const gzip = zlib.createGzip({ flush: zlib.constants.Z_SYNC_FLUSH });
      gzip.pipe(response);
      gzip.write('data: 1\n\n');
      void arrivals[0]?.promise.then(() => gzip.end('data: 2\n\n'));
    });
    let count = 0;
    const arrived = (): void => {
      arrivals[count]?.resolve(undefined);
      count += 1;
    };
    const { value: seen } = await stage.run('record', () => ask(server.origin, { arrived }));
    const { value } = await stage.run('playback', () => ask(server.origin));
    expect(value.chunks.join('')).toBe(seen.chunks.join(''));
    expect(value.chunks[0]).toBe(seen.chunks[0]);
    expect(readFileSync(stage.path, 'utf8')).toContain(String.raw`data: 1\n\ndata: 2\n\n`);
  });

  test('finds multipart again, whatever its boundary', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((request, response) => {
      void readBody(request).then((body) => response.end(String(body.length)));
    });
    const send = async (boundary: string): Promise<unknown> => {
      const field = 'Content-Disposition: form-data; name="file"; filename="a"';
      const body = Buffer.from(
        `--${boundary}\r\n${field}\r\n\r\n\u0000\u00ff\r\n--${boundary}--\r\n`,
        'latin1',
      );
      const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
      return (await ask(server.origin, { method: 'POST', body, headers })).chunks;
    };
    const { value: seen } = await stage.run('record', () => send('one-of-many'));
    expect((await stage.run('playback', () => send('a-longer-one-of-many'))).value).toEqual(seen);
  });

  test('has a body of bytes that are no text', async () => {
    using stage = cassetteStage();
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256));
    await using server = await startLoopbackServer((request, response) => {
      void readBody(request).then((body) => response.end(body));
    });
    const send = async (): Promise<string> =>
      (await ask(server.origin, { method: 'PUT', body: bytes })).chunks.join('');
    expect((await stage.run('record', send)).value).toBe(bytes.toString('latin1'));
    expect((await stage.run('playback', send)).value).toBe(bytes.toString('latin1'));
  });
});
