import { describe, expect, test } from 'vitest';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { seeingClients } from '../testing/exchange-clients.contract.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';

const events = ['data: {"n":1}\n\n', 'data: {"n":2,"half":', '"é"}\n\ndata: {"n":3}\n\n', 'data: [DONE]\n\n'];
const inLatin1 = events.map((event) => Buffer.from(event).toString('latin1'));

describe.for(seeingClients)('%s', ([, ask]) => {
  test('has each chunk as it arrives while it is recorded, and the same chunks in playback', async () => {
    using stage = cassetteStage();
    const arrivals = events.map(() => Promise.withResolvers<undefined>());
    await using server = await startLoopbackServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      void (async () => {
        for (const [index, event] of events.entries()) {
          response.write(event);
          await arrivals[index]?.promise;
        }
        response.end();
      })();
    });
    let count = 0;
    const arrived = (): void => {
      arrivals[count]?.resolve(undefined);
      count += 1;
    };
    const { value: seen } = await stage.run('record', () => ask(`${server.origin}/`, { arrived }));
    expect(seen.chunks).toEqual(inLatin1);
    const { value: replayed } = await stage.run('playback', () => ask(`${server.origin}/`));
    expect(replayed.chunks).toEqual(inLatin1);
  });

  test('has chunks whose edge is inside a character', async () => {
    using stage = cassetteStage();
    const [before, after] = [Buffer.from([0x64, 0xc3]), Buffer.from([0xa9, 0x0a])];
    const first = Promise.withResolvers<undefined>();
    await using server = await startLoopbackServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(before);
      void first.promise.then(() => response.end(after));
    });
    const arrived = (): void => {
      first.resolve(undefined);
    };
    await stage.run('record', () => ask(`${server.origin}/`, { arrived }));
    const { value } = await stage.run('playback', () => ask(`${server.origin}/`));
    expect(value.chunks).toEqual([before.toString('latin1'), after.toString('latin1')]);
  });
});
