import { statSync, truncateSync, writeFileSync } from 'node:fs';
import { isPlumblineError } from '@plumbline/contracts/errors';
import { describe, expect, test } from 'vitest';
import { CassetteReader } from './cassette-reader.ts';
import { RequestKeys } from '../key/request-keys.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';
import { cassetteStage, type CassetteStage } from '../testing/cassette-stage.contract.ts';
import { requestKey } from '../key/request-key.ts';
import { recordedCassette } from '../testing/recorded-cassette.contract.ts';

const origin = 'http://models.invalid';
const recorded = recordedCassette([
  { url: `${origin}/a`, answer: 'answer to /a' },
  { url: `${origin}/b?x=1&y=2`, answer: 'answer to /b' },
  { url: `${origin}/a`, answer: 'second answer to /a' },
]);

const twins = recordedCassette([
  { url: `${origin}/x`, answer: 'of x' },
  { url: `${origin}/y`, answer: 'of y' },
]);

async function ask(path: string): Promise<string> {
  return (await fetch(origin + path)).text();
}

function staged(text: string): CassetteStage {
  const stage = cassetteStage();
  writeFileSync(stage.path, text);
  return stage;
}

async function attempt(stage: CassetteStage): Promise<unknown> {
  return stage
    .run('playback', () => ask('/a'))
    .then(
      ({ value }) => value,
      (error: unknown) => error,
    );
}

describe('a cassette on disk', () => {
  test('has a header, one interaction a line, and an index of the bytes before it', () => {
    const lines = recorded.trimEnd().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toEqual({ schemaVersion: 1, kind: 'cassette', test: 'suite > a' });
    expect(lines.slice(1, -1).map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual(
      Array(3).fill('interaction'),
    );
    const index = JSON.parse(lines.at(-1) ?? '') as {
      bytes: number;
      entries: Record<string, [number, number][]>;
    };
    expect(index.bytes).toBe(Buffer.byteLength(recorded) - Buffer.byteLength(lines.at(-1) ?? '') - 1);
    for (const [key, places] of Object.entries(index.entries)) {
      for (const [offset, length] of places) {
        const line = Buffer.from(recorded)
          .subarray(offset, offset + length)
          .toString();
        expect(JSON.parse(line)).toMatchObject({ key });
      }
    }
  });

  test('is not touched by playback', async () => {
    using stage = staged(recorded.replace('answer to /a', 'ANSWER to /a!'));
    const before = statSync(stage.path, { bigint: true }).mtimeNs;
    await stage.run('playback', () => ask('/a'));
    expect(statSync(stage.path, { bigint: true }).mtimeNs).toBe(before);
  });

  test('may be edited by hand, also where its lines change their length', async () => {
    using stage = staged(recorded.replace('answer to /a', 'quite another answer to /a'));
    expect(await attempt(stage)).toBe('quite another answer to /a');
  });

  test('may lose its index, or have Windows line ends', async () => {
    using bare = staged(recorded.split('\n').slice(0, -2).join('\n'));
    expect(await attempt(bare)).toBe('answer to /a');
    using windows = staged(recorded.replaceAll('\n', '\r\n'));
    expect(await attempt(windows)).toBe('answer to /a');
  });

  test('may have a request edited: its key follows', async () => {
    using stage = staged(recorded.replace('/b?x=1&y=2"', '/edited"'));
    expect((await stage.run('playback', () => ask('/edited'))).value).toBe('answer to /b');
  });

  test.for([
    ['the URL of the first', `${origin}/a"`, `${origin}/z"`, '/z', 'answer to /a'],
    ['the URL of a later one', `${origin}/b?x=1&y=2"`, `${origin}/b?x=1&y=3"`, '/b?y=3&x=1', 'answer to /b'],
  ] as const)('may have %s edited without a change of its length', async ([, from, to, path, answer]) => {
    using stage = staged(recorded.replace(from, to));
    expect((await stage.run('playback', () => ask(path))).value).toBe(answer);
  });

  test('answers no request that an edit, of whichever length, took away', async () => {
    const gone = { code: 'RECORDING_MISSING' };
    using shorter = staged(recorded.replace('/b?x=1&y=2"', '/b"'));
    expect((await shorter.attempt('playback', () => ask('/b?x=1&y=2'))).error).toMatchObject(gone);
    using same = staged(recorded.replace('/b?x=1&y=2"', '/b?x=1&y=3"'));
    expect((await same.attempt('playback', () => ask('/b?x=1&y=2'))).error).toMatchObject(gone);
  });

  test('plays each line once where an edit makes two requests one', async () => {
    using same = staged(twins.replace(`${origin}/x"`, `${origin}/y"`));
    const both = async (): Promise<string[]> => [await ask('/y'), await ask('/y')];
    expect((await same.run('playback', both)).value).toEqual(['of y', 'of x']);
  });

  test('keeps an edited request, with its new key, when more is recorded', async () => {
    await using server = await startLoopbackServer((_, response) => response.end('new'));
    using stage = staged(recorded.replace('/b?x=1&y=2"', '/b?x=1&y=3"'));
    await stage.run('record-missing', async () => (await fetch(`${server.origin}/new`)).text());
    using reader = new CassetteReader({
      path: stage.path,
      recordCommand: 'nx run app:record',
      keys: new RequestKeys(),
    });
    const key = requestKey({ method: 'GET', url: `${origin}/b?x=1&y=3`, headers: [], body: '' });
    expect(reader.read(key, 0)).toMatchObject({ key, request: { url: `${origin}/b?x=1&y=3` } });
  });

  test('names file, line and remedy where a line is no interaction', async () => {
    using stage = staged(recorded.replace('"status":200', '"status":"fine"'));
    expect(await attempt(stage)).toMatchObject({
      code: 'CASSETTE_INVALID',
      exitCode: 12,
      message: expect.stringMatching(
        `^The cassette ${stage.path}, line 2: not an interaction: response.status: `,
      ) as string,
      remedy: expect.stringContaining('nx run app:record') as string,
    });
  });

  test.for([
    ['an empty file', '', 'the file is empty'],
    ['something else', 'hello\n', 'line 1: no JSON, but "hello"'],
    ['some other JSON', '{"a":1}\n', 'line 1: not the header of a cassette'],
    ['an older version', '{"kind":"cassette","schemaVersion":0}\n', 'schemaVersion 0, expected 1'],
  ] as const)('is refused where it is %s', async ([, text, found]) => {
    using stage = staged(text);
    expect(await attempt(stage)).toMatchObject({
      code: 'CASSETTE_INVALID',
      message: expect.stringContaining(found) as string,
    });
  });

  test('of a newer version is refused with the upgrade that reads it', async () => {
    using stage = staged(recorded.replace('"schemaVersion":1', '"schemaVersion":2'));
    expect(await attempt(stage)).toMatchObject({
      code: 'CASSETTE_TOO_NEW',
      remedy: expect.stringContaining('Upgrade') as string,
    });
  });

  test('plays without its index where that points nowhere', async () => {
    const { entries } = JSON.parse(recorded.split('\n').at(-2) ?? '') as {
      entries: Record<string, [number, number][]>;
    };
    const astray = Object.fromEntries(Object.keys(entries).map((key) => [key, [[-7, 99_999]]]));
    using stage = staged(recorded.replace(JSON.stringify(entries), JSON.stringify(astray)));
    expect(await attempt(stage)).toBe('answer to /a');
  });

  test('that was cut off, at whichever byte, plays what it still holds or is refused as invalid', () => {
    using stage = staged(recorded);
    const key = requestKey({ method: 'GET', url: `${origin}/a`, headers: [], body: '' });
    const endOfFirst = recorded.indexOf('\n', recorded.indexOf('"answer to /a"'));
    for (let length = Buffer.byteLength(recorded) - 1; length >= 0; length -= 1) {
      truncateSync(stage.path, length);
      using reader = new CassetteReader({
        path: stage.path,
        recordCommand: 'nx run app:record',
        keys: new RequestKeys(),
      });
      const found = outcomeOf(() => reader.read(key, 0)?.response?.body);
      const isWhole = length >= endOfFirst;
      expect
        .soft([{ as: 'text', value: 'answer to /a' }, 'CASSETTE_INVALID', ...(isWhole ? [] : [undefined])])
        .toContainEqual(found);
    }
  });
});

function outcomeOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return isPlumblineError(error) ? error.code : error;
  }
}
