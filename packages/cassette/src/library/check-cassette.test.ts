import { rename } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';
import { recordedFile, type RecordedFile } from '../testing/recorded-file.contract.ts';
import { CassetteLibrary } from './cassette-library.ts';
import { checkCassette, type CassetteProblem, type CheckContext } from './check-cassette.ts';

let file: RecordedFile;
let text: string;

beforeAll(async () => {
  await using server = await startLoopbackServer((request, response) =>
    response.end(`answer to ${request.url ?? ''}`),
  );
  file = await recordedFile();
  await file.record(async () => {
    for (const path of ['/a', '/b']) await fetch(server.origin + path);
  });
  text = await file.read(file.cassette);
});

afterAll(async () => {
  await file[Symbol.asyncDispose]();
});

async function check(
  changed: string,
  context: Partial<CheckContext> & { readonly maxAge?: string } = {},
): Promise<readonly CassetteProblem[]> {
  await file.write(file.cassette, changed);
  const { maxAge } = context;
  const now = (): number => Date.parse('2026-06-01T00:00:00.000Z');
  const library = new CassetteLibrary({ rules: {}, redaction: {}, maxAge, now });
  const shelved = await library.read(file.cassette);
  return checkCassette(shelved, { keys: library.keys, stale: 'warn', orphans: undefined, ...context });
}

describe('the check of a cassette', () => {
  test('finds nothing wrong with what was just recorded', async () => {
    expect(await check(text)).toEqual([]);
  });

  test.each([
    ['CASSETTE_INVALID', () => text.replace('"status":200', '"status":"fine"')],
    ['CASSETTE_INVALID', () => ''],
    ['CASSETTE_INVALID', () => text.slice(0, 200)],
    ['CASSETTE_TOO_NEW', () => text.replace('"schemaVersion":1', '"schemaVersion":2')],
  ])('%s where it is not valid', async (code, changed) => {
    expect(await check(changed())).toMatchObject([{ code, level: 'problem', path: file.cassette }]);
  });

  test('CASSETTE_UNORDERED where its index has another order; a warning where it has none', async () => {
    const [header = '', first = '', second = '', index = ''] = text.split('\n');
    const same = (line: string): string => line.replace(/"key":"[0-9a-f]+"/, `"key":"${'0'.repeat(64)}"`);
    const swapped = [header, second, first, index, ''].join('\n');
    expect(await check(swapped)).toContainEqual(
      expect.objectContaining({ code: 'CASSETTE_UNORDERED', level: 'problem' }),
    );
    expect(await check([header, first, second, ''].join('\n'))).toMatchObject([
      { code: 'CASSETTE_UNORDERED', level: 'warning' },
    ]);
    expect(await check([header, same(first), second, index, ''].join('\n'))).toContainEqual(
      expect.objectContaining({ code: 'CASSETTE_UNORDERED', level: 'problem' }),
    );
  });

  test('CASSETTE_ORPHANED where no test uses it, or its test file is gone', async () => {
    expect(await check(text, { orphans: new Set([file.cassette]) })).toMatchObject([
      { code: 'CASSETTE_ORPHANED', level: 'problem', message: 'is used by no test' },
    ]);
    expect(await check(text, { orphans: new Set() })).toEqual([]);
    await rename(file.testFile, `${file.testFile}.old`);
    expect(await check(text)).toMatchObject([{ code: 'CASSETTE_ORPHANED', test: 'a' }]);
    await rename(`${file.testFile}.old`, file.testFile);
  });

  test.each(['warn', 'fail'] as const)('CASSETTE_STALE where it is due: %s, as configured', async (stale) => {
    expect(await check(text, { stale, maxAge: '30d' })).toMatchObject([
      { code: 'CASSETTE_STALE', level: stale === 'fail' ? 'problem' : 'warning' },
    ]);
  });

  test('SECRET_IN_CASSETTE where one came in by hand, without a word of it', async () => {
    const key = `sk-ant-api03-${'Ab1_'.repeat(23)}AA`;
    const problem = (await check(text.replace('answer to /a', key))).at(-1);
    expect(problem).toMatchObject({ code: 'SECRET_IN_CASSETTE', level: 'problem' });
    expect(problem?.message).toMatch(/ in line 2/);
    expect(JSON.stringify(problem)).not.toContain(key);
  });
});
