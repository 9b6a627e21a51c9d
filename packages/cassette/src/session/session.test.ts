import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { interceptHttp } from '../index.ts';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { startLoopbackServer, type LoopbackServer } from '../testing/loopback-server.contract.ts';
import { recordedCassette } from '../testing/recorded-cassette.contract.ts';

async function text(url: string, init?: RequestInit): Promise<string> {
  return (await fetch(url, init)).text();
}

async function startCounter(): Promise<LoopbackServer> {
  let count = 0;
  return startLoopbackServer((_, response) => {
    count += 1;
    response.writeHead(200, { date: 'never' }).end(`answer ${String(count)}`);
  });
}

describe('identical requests', () => {
  const url = 'http://models.invalid/a';
  const cassette = recordedCassette(['one', 'two', 'three'].map((answer) => ({ url, answer })));

  test('are answered in recorded order', async () => {
    using stage = cassetteStage();
    writeFileSync(stage.path, cassette);
    const { value } = await stage.run('playback', async () => [
      await text(url),
      await text(url),
      await text(url),
    ]);
    expect(value).toEqual(['one', 'two', 'three']);
  });

  test('that are made at once each have an answer of their own', async () => {
    using stage = cassetteStage();
    writeFileSync(stage.path, cassette);
    const { value } = await stage.run('playback', () => Promise.all([text(url), text(url), text(url)]));
    expect(value).toEqual(['one', 'two', 'three']);
  });

  test('past the recorded count are refused', async () => {
    using stage = cassetteStage();
    writeFileSync(stage.path, cassette);
    const attempts = stage.run('playback', async () => {
      for (let count = 0; count < 4; count += 1) await text(url);
    });
    await expect(attempts).rejects.toMatchObject({
      code: 'RECORDING_EXHAUSTED',
      message: expect.stringContaining('holds this request 3 times') as string,
    });
  });

  test('of two sessions are answered each from its own cassette', async () => {
    using first = cassetteStage();
    using second = cassetteStage();
    writeFileSync(first.path, recordedCassette([{ url, answer: 'of the first' }]));
    writeFileSync(second.path, recordedCassette([{ url, answer: 'of the second' }]));
    using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
    const answers = await Promise.all(
      [first, second].map((stage) => interception.run(stage.open('playback'), () => text(url))),
    );
    expect(answers).toEqual(['of the first', 'of the second']);
  });
});

describe('a recorded session', () => {
  test('writes nothing where the test failed, and keeps the old cassette', async () => {
    using stage = cassetteStage();
    await using server = await startCounter();
    using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
    const failing = stage.open('record');
    await interception.run(failing, () => text(server.origin));
    await failing.finish('failed');
    expect(existsSync(stage.path)).toBe(false);
    expect(failing.counts()).toMatchObject({ recorded: 0, liveCalls: 1 });

    await stage.run('record', () => text(server.origin));
    const kept = readFileSync(stage.path, 'utf8');
    const again = stage.open('record');
    await interception.run(again, () => text(server.origin));
    await again.finish('failed');
    expect(readFileSync(stage.path, 'utf8')).toBe(kept);
  });

  test('writes the same bytes for the same traffic, also where answers overtake each other', async () => {
    using stage = cassetteStage();
    const held = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    let order = [0, 1];
    await using server = await startLoopbackServer((request, response) => {
      const which = Number(request.url?.slice(1));
      response.writeHead(200, { date: 'never' });
      void held[which]?.promise.then(() => response.end(`answer ${String(which)}`));
    });
    const record = async (): Promise<string> => {
      for (const which of [0, 1]) held[which] = Promise.withResolvers();
      await stage.run('record', async () => {
        const asked = [0, 1].map((which) => text(`${server.origin}/${String(which)}`));
        for (const which of order) {
          held[which]?.resolve(undefined);
          await asked[which];
        }
      });
      return readFileSync(stage.path, 'utf8');
    };
    const first = await record();
    order = [1, 0];
    expect(await record()).toBe(first);
    expect(first).not.toContain('chunks');
  });

  test('keeps what stood in the cassette, and adds what was missing', async () => {
    using stage = cassetteStage();
    await using server = await startCounter();
    writeFileSync(stage.path, recordedCassette([{ url: 'http://models.invalid/a', answer: 'old' }]));
    const both = async (): Promise<string[]> => [
      await text('http://models.invalid/a'),
      await text(server.origin),
    ];
    const { value, session } = await stage.run('record-missing', both);
    expect(value).toEqual(['old', 'answer 1']);
    expect(session.counts()).toMatchObject({ hits: 1, misses: 1, recorded: 1, liveCalls: 1 });
    expect((await stage.run('playback', both)).value).toEqual(['old', 'answer 1']);
  });

  test('is replaced as a whole where everything is recorded anew', async () => {
    using stage = cassetteStage();
    await using server = await startCounter();
    writeFileSync(stage.path, recordedCassette([{ url: 'http://models.invalid/a', answer: 'old' }]));
    await stage.run('record', () => text(server.origin));
    expect(readFileSync(stage.path, 'utf8')).not.toContain('models.invalid');
  });

  test('keeps a stream that its reader left in the middle, as far as it was read', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
    });
    const firstEvent = async (): Promise<string> => {
      const response = await fetch(server.origin);
      for await (const chunk of response.body ?? []) return Buffer.from(chunk).toString();
      return 'nothing';
    };
    expect((await stage.run('record', firstEvent)).value).toBe('data: 1\n\n');
    expect((await stage.run('playback', firstEvent)).value).toBe('data: 1\n\n');
    expect(server.requests()).toBe(1);
  });

  test('puts timing into a file of its own', async () => {
    using stage = cassetteStage();
    await using server = await startCounter();
    await stage.run('record', () => text(server.origin));
    const timing = JSON.parse(readFileSync(stage.path.replace('.jsonl', '.timing.json'), 'utf8')) as unknown;
    expect(timing).toMatchObject({
      kind: 'cassette-timing',
      interactions: [{ position: 0, head: expect.any(Number) as number, chunks: [expect.any(Number)] }],
    });
    await stage.run('record-missing', () => text(`${server.origin}/more`));
    expect(JSON.parse(readFileSync(stage.path.replace('.jsonl', '.timing.json'), 'utf8'))).toMatchObject({
      interactions: [{ position: 0 }, { position: 1 }],
    });
  });
});

test('a live session lets requests pass, counts them, and writes nothing', async () => {
  using stage = cassetteStage();
  await using server = await startCounter();
  const { value, session } = await stage.run('live', () => text(server.origin));
  expect(value).toBe('answer 1');
  expect(session.counts()).toEqual({ hits: 0, misses: 0, recorded: 0, liveCalls: 1 });
  expect(existsSync(stage.path)).toBe(false);
});

test('a host that is allowed is reached in every mode, and neither counted nor recorded', async () => {
  await using server = await startCounter();
  for (const allowed of [server.host, '127.0.0.1']) {
    for (const mode of ['playback', 'record', 'live'] as const) {
      using stage = cassetteStage([allowed]);
      const { session } = await stage.run(mode, () => text(server.origin));
      expect(session.counts()).toEqual({ hits: 0, misses: 0, recorded: 0, liveCalls: 0 });
      expect(existsSync(stage.path)).toBe(false);
    }
  }
  expect(server.requests()).toBe(6);
});
