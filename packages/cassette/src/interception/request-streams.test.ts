import { once } from 'node:events';
import http from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import * as undici from 'undici';
import { describe, expect, test } from 'vitest';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { failureOf } from '../testing/failure-of.contract.ts';
import { readBody, startLoopbackServer } from '../testing/loopback-server.contract.ts';

interface CountedSource extends AsyncIterable<Uint8Array> {
  readonly reads: () => number;
}

/** A body that can be read once: a second reader would find it empty. */
function readOnce(): CountedSource {
  const parts = ['first ', 'second ', 'third'].map((part) => Buffer.from(part));
  let reads = 0;
  return {
    reads: () => reads,
    async *[Symbol.asyncIterator]() {
      reads += 1;
      for (let part = parts.shift(); part !== undefined; part = parts.shift())
        yield await Promise.resolve(part);
    },
  };
}

const clients: [string, (url: string, body: CountedSource) => Promise<string>][] = [
  [
    'fetch',
    async (url, body) => {
      const stream = ReadableStream.from(body) as ReadableStream<Uint8Array<ArrayBuffer>>;
      return (await fetch(url, { method: 'POST', body: stream, duplex: 'half' })).text();
    },
  ],
  [
    'undici.request',
    async (url, body) =>
      (await undici.request(url, { method: 'POST', body: Readable.from(body) })).body.text(),
  ],
  [
    'node:http',
    async (url, body) => {
      const request = http.request(url, { method: 'POST' });
      const answered = once(request, 'response') as Promise<[http.IncomingMessage]>;
      const [[response]] = await Promise.all([answered, pipeline(Readable.from(body), request)]);
      return text(response);
    },
  ],
];

describe.for(clients)('%s', ([, send]) => {
  test.for(['record', 'record-missing'] as const)(
    'sends a stream that is read once, in the mode %s',
    async (mode) => {
      using stage = cassetteStage();
      await using server = await startLoopbackServer((request, response) => {
        void readBody(request).then((body) => response.end(`had ${body.toString()}`));
      });
      const bodies = [readOnce(), readOnce(), readOnce()] as const;
      expect((await stage.run(mode, () => send(server.origin, bodies[0]))).value).toBe(
        'had first second third',
      );
      expect((await stage.run('playback', () => send(server.origin, bodies[1]))).value).toBe(
        'had first second third',
      );
      expect(bodies.map(({ reads }) => reads())).toEqual([1, 1, 0]);
    },
  );

  test('fails in recording as it does live where its stream fails', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((request, response) => {
      request.on('error', () => undefined).on('end', () => response.end());
      request.resume();
    });
    const broken: CountedSource = {
      reads: () => 1,
      async *[Symbol.asyncIterator]() {
        yield await Promise.resolve(Buffer.from('some'));
        throw new Error('the disk is gone');
      },
    };
    const attempt = (): Promise<unknown[]> => failureOf(send(server.origin, broken));
    const { value: live } = await stage.run('live', attempt);
    const { value: recorded } = await stage.run('record', attempt);
    // A body is read ahead while it is recorded: fetch then names another cause.
    expect(live).not.toEqual([]);
    expect(recorded[0]).toEqual(live[0]);
  });
});
