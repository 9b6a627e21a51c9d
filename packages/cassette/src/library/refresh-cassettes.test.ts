import { readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { startLoopbackServer, type LoopbackServer } from '../testing/loopback-server.contract.ts';
import { recordedFile, type RecordedFile } from '../testing/recorded-file.contract.ts';
import { CassetteLibrary } from './cassette-library.ts';
import { refreshCassettes, type RecordEnd, type Refreshed } from './refresh-cassettes.ts';

interface Stage extends AsyncDisposable {
  readonly file: RecordedFile;
  answer: string;
  readonly ask: () => Promise<unknown>;
}

async function stage(): Promise<Stage> {
  const file = await recordedFile();
  const shown = { answer: '{"mood":"good"}' };
  const server: LoopbackServer = await startLoopbackServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.removeHeader('date');
    response.sendDate = false;
    response.end(shown.answer);
  });
  const ask = (): Promise<unknown> => fetch(server.origin);
  await file.record(ask);
  return Object.assign(shown, {
    file,
    ask,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await file[Symbol.asyncDispose]();
    },
  });
}

async function refresh(
  { file }: Stage,
  record: () => Promise<RecordEnd>,
  signal = new AbortController().signal,
): Promise<Refreshed[]> {
  const library = new CassetteLibrary({ rules: {}, redaction: {}, maxAge: undefined, now: () => 0 });
  return Array.fromAsync(refreshCassettes([file.cassette], { library, record, signal }));
}

async function files({ file }: Stage): Promise<Buffer[]> {
  return Promise.all([file.cassette, file.timing].map((path) => readFile(path)));
}

describe('a recording that is made anew', () => {
  test('tells what the service says now, by the path of each value', async () => {
    await using scene = await stage();
    scene.answer = '{"mood":"bad"}';
    const record = async (): Promise<RecordEnd> => {
      await scene.file.record(scene.ask, '2026-05-05T00:00:00.000Z');
      return { ok: true };
    };
    const [refreshed] = await refresh(scene, record);
    expect(refreshed).toMatchObject({
      outcome: 'changed',
      changes: [
        {
          change: 'changed',
          differences: expect.arrayContaining([
            { at: 'response.body.mood', recorded: '"good"', now: '"bad"' },
          ]) as unknown,
        },
      ],
    });
  });

  test('is identical where the service sent the same, and is no longer due', async () => {
    await using scene = await stage();
    const [cassette] = await files(scene);
    const record = async (): Promise<RecordEnd> => {
      await scene.file.record(scene.ask, '2026-05-05T00:00:00.000Z');
      return { ok: true };
    };
    expect(await refresh(scene, record)).toMatchObject([
      { outcome: 'identical', changes: [{ change: 'same' }] },
    ]);
    expect((await files(scene))[0]).toEqual(cassette);
    expect(await scene.file.read(scene.file.timing)).toContain('2026-05-05');
  });

  test.each<[string, (stage: Stage) => Promise<RecordEnd>]>([
    ['the test fails', () => Promise.resolve({ ok: false, why: 'its test failed' })],
    [
      'it was written all the same',
      async ({ file, ask }) => {
        await file.record(ask, '2026-05-05T00:00:00.000Z');
        return { ok: false, why: 'another test failed' };
      },
    ],
    [
      'what was written cannot be read',
      async ({ file }) => {
        await writeFile(file.cassette, 'nonsense');
        return { ok: true };
      },
    ],
    [
      'it is gone',
      async ({ file }) => {
        await rm(file.cassette);
        await rm(file.timing);
        return { ok: true };
      },
    ],
  ])('keeps the old one, byte for byte, where %s', async (_, record) => {
    await using scene = await stage();
    const before = await files(scene);
    scene.answer = '{"mood":"bad"}';
    expect(await refresh(scene, () => record(scene))).toMatchObject([{ outcome: 'failed' }]);
    expect(await files(scene)).toEqual(before);
  });

  test('leaves what others recorded meanwhile, where it was refused itself', async () => {
    await using scene = await stage();
    scene.answer = '{"mood":"bad"}';
    const record = async (): Promise<RecordEnd> => {
      await scene.file.record(scene.ask, '2026-05-05T00:00:00.000Z');
      return { ok: false, why: 'somebody else records', isRefused: true };
    };
    expect(await refresh(scene, record)).toMatchObject([{ outcome: 'failed' }]);
    expect(await scene.file.read(scene.file.cassette)).toContain('bad');
  });

  test('says so where the test asks for nothing any more', async () => {
    await using scene = await stage();
    expect(await refresh(scene, () => Promise.resolve({ ok: true }))).toMatchObject([{ outcome: 'unused' }]);
  });

  test('is not begun after an interruption', async () => {
    await using scene = await stage();
    const record = (): Promise<RecordEnd> => Promise.reject(new Error('nobody may record'));
    expect(await refresh(scene, record, AbortSignal.abort())).toEqual([]);
  });
});
