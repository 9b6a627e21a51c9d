import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { interceptHttp, openSession, type SessionOptions } from '../index.ts';
import { cassetteStage, type CassetteStage } from '../testing/cassette-stage.contract.ts';
import { seeingClients, type SeeingClient } from '../testing/exchange-clients.contract.ts';
import { failureOf } from '../testing/failure-of.contract.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';

const chunks = ['data: 1\n\n', 'data: 2\n\n', 'data: 3\n\n'];

/** A clock that stands still but for what waits on it, and remembers how long that was. */
function patientClock(): Required<Pick<SessionOptions, 'now' | 'after'>> & { readonly waits: number[] } {
  let time = 1000;
  const waits: number[] = [];
  return {
    waits,
    now: () => time,
    after: (milliseconds, run) => {
      waits.push(milliseconds);
      setImmediate(() => {
        time += milliseconds;
        run();
      });
    },
  };
}

interface Played {
  readonly seen: readonly string[];
  readonly waits: readonly number[];
}

async function play(
  stage: CassetteStage,
  ask: (arrived: (chunk: string) => void) => Promise<unknown>,
  timing?: SessionOptions['timing'],
): Promise<Played> {
  const { waits, ...clock } = patientClock();
  using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
  const { path } = stage;
  const session = openSession({
    path,
    test: 'suite > a',
    mode: 'playback',
    recordCommand: 'record',
    ...clock,
    ...(timing !== undefined && { timing }),
  });
  const seen: string[] = [];
  await interception.run(session, () =>
    ask((chunk) => void seen.push(`${chunk.trim()} at ${String(clock.now() - 1000)}`)),
  );
  return { seen, waits };
}

/** Records three chunks, each sent when the one before has arrived, and sets when they came. */
async function recordStream(stage: CassetteStage, ask: SeeingClient): Promise<string> {
  const arrivals = chunks.map(() => Promise.withResolvers<undefined>());
  await using server = await startLoopbackServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    void (async () => {
      for (const [index, chunk] of chunks.entries()) {
        response.write(chunk);
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
  await stage.run('record', () => ask(server.origin, { arrived }));
  setTiming(stage, { head: 100, chunks: [100, 400, 1000], end: 1200 });
  return server.origin;
}

function timingPathOf({ path }: CassetteStage): string {
  return path.replace('.jsonl', '.timing.json');
}

function setTiming(stage: CassetteStage, timing: object): void {
  const file = timingPathOf(stage);
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as { interactions: object[] };
  expect(Object.keys(recorded.interactions[0] ?? {})).toEqual(expect.arrayContaining(Object.keys(timing)));
  const interactions = recorded.interactions.map((one) => ({ ...one, ...timing }));
  writeFileSync(file, JSON.stringify({ ...recorded, interactions }));
}

describe.for(seeingClients)('%s', ([, ask]) => {
  test.for([
    ['recorded', [100, 0, 300, 600, 200], [100, 400, 1000]],
    [4, [25, 0, 75, 150, 50], [25, 100, 250]],
    [0.5, [200, 0, 600, 1200, 400], [200, 800, 2000]],
    ['instant', [], [0, 0, 0]],
    [undefined, [], [0, 0, 0]],
  ] as const)('has its chunks in time where the timing is %s', async ([timing, waits, times]) => {
    using stage = cassetteStage();
    const origin = await recordStream(stage, ask);
    const played = await play(stage, (arrived) => ask(origin, { arrived }), timing);
    expect(played.seen).toEqual(chunks.map((chunk, index) => `${chunk.trim()} at ${String(times[index])}`));
    expect(played.waits).toEqual(waits);
  });

  test('has its chunks at once where the timing was dropped, or is none', async () => {
    using stage = cassetteStage();
    const origin = await recordStream(stage, ask);
    const replay = (): Promise<Played> => play(stage, (arrived) => ask(origin, { arrived }), 'recorded');
    for (const text of ['{', '{"interactions":[{"position":0,"chunks":["soon"]}]}', '[]']) {
      writeFileSync(timingPathOf(stage), text);
      expect(await replay()).toMatchObject({ waits: [] });
    }
    rmSync(timingPathOf(stage));
    expect((await replay()).seen).toHaveLength(3);
  });

  test('fails when it failed', async () => {
    using stage = cassetteStage();
    const origin = await (async () => {
      await using server = await startLoopbackServer((request) => request.socket.destroy());
      await stage.run('record', () => failureOf(ask(server.origin)));
      return server.origin;
    })();
    setTiming(stage, { end: 700 });
    const { waits } = await play(stage, () => failureOf(ask(origin)), 'recorded');
    expect(waits).toEqual([700]);
  });

  test('can give up between two chunks', async () => {
    using stage = cassetteStage();
    const origin = await recordStream(stage, ask);
    const controller = new AbortController();
    let count = 0;
    const arrived = (): void => {
      count += 1;
      if (count === 2) controller.abort();
    };
    const { waits } = await play(
      stage,
      () => failureOf(ask(origin, { signal: controller.signal, arrived })),
      'recorded',
    );
    expect(count).toBe(2);
    expect(waits.slice(0, 3)).toEqual([100, 0, 300]);
  });
});

test('a body that came in pieces and is no stream plays when its last piece came', async () => {
  using stage = cassetteStage();
  await using server = await startLoopbackServer((_, response) => response.end('whole'));
  await stage.run('record', async () => (await fetch(server.origin)).text());
  setTiming(stage, { head: 10, chunks: [20, 30], end: 30 });
  const { waits } = await play(stage, async () => (await fetch(server.origin)).text(), 'recorded');
  expect(waits).toEqual([10, 20, 0]);
});

test('each of several replies has its own timing', async () => {
  using stage = cassetteStage();
  await using server = await startLoopbackServer((_, response) => response.end('whole'));
  const ask = async (): Promise<void> => {
    for (const path of ['/b', '/a', '/b']) await (await fetch(`${server.origin}${path}`)).text();
  };
  await stage.run('record', ask);
  const interactions = [5, 7, 11].map((at, position) => ({ position, head: at, chunks: [at], end: at }));
  writeFileSync(timingPathOf(stage), JSON.stringify({ interactions }));
  const { waits } = await play(stage, ask, 'recorded');
  expect(waits).toEqual([5, 0, 0, 7, 0, 0, 11, 0, 0]);
});
