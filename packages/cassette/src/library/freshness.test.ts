import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { OwnRules } from '../rules/rule-set.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';
import { recordedFile, testSourceText, type RecordedFile } from '../testing/recorded-file.contract.ts';
import { CassetteLibrary } from './cassette-library.ts';

const day = 24 * 60 * 60 * 1000;
const recorded = Date.parse('2026-01-01T00:00:00.000Z');

interface Judgement {
  readonly maxAge?: string;
  readonly now?: number;
  readonly rules?: OwnRules;
}

async function reasons(
  file: RecordedFile,
  { maxAge, now = recorded, rules = {} }: Judgement = {},
): Promise<unknown> {
  const library = new CassetteLibrary({ rules, redaction: {}, maxAge, now: () => now });
  const shelved = await library.read(file.cassette);
  return 'error' in shelved ? shelved.error : shelved.freshness.reasons;
}

async function recordedOnce(): Promise<RecordedFile> {
  await using server = await startLoopbackServer((_, response) =>
    response.end('{"id":"resp_0123456789abcdef"}'),
  );
  const file = await recordedFile();
  await file.record(() => fetch(`${server.origin}/a?b=1`, { method: 'POST', body: '{"q":1}' }));
  return file;
}

test('a recording is fresh as long as nothing changes, however often it is played', async () => {
  await using file = await recordedOnce();
  const before = [await file.read(file.cassette), await file.read(file.timing)];
  const url = /"url":"([^"]+)"/.exec(before[0] ?? '')?.[1] ?? '';
  await file.play(() => fetch(url, { method: 'POST', body: '{"q":1}' }));
  expect([await file.read(file.cassette), await file.read(file.timing)]).toEqual(before);
  expect(await reasons(file, { maxAge: '30d' })).toEqual([]);
});

test('it is stale where its own test is changed, and not where another one is', async () => {
  await using file = await recordedOnce();
  await file.write(file.testFile, testSourceText.replace("'b', () => {}", "'b', () => { go(); }"));
  expect(await reasons(file)).toEqual([]);
  await file.write(file.testFile, testSourceText.replace('await ask()', 'await ask(2)'));
  expect(await reasons(file)).toEqual(['test']);
});

test('it is stale where a request in it is edited, or is compared by another rule', async () => {
  await using file = await recordedOnce();
  expect(await reasons(file, { rules: { own: { ignoreQuery: ['b'] } } })).toEqual(['requests']);
  await file.write(file.cassette, (await file.read(file.cassette)).replace('/a?b=1', '/a?b=2'));
  expect(await reasons(file)).toEqual(['requests']);
});

test('it is stale where the recorder writes another format, and not for the version of a package', async () => {
  await using file = await recordedOnce();
  const timing = await file.read(file.timing);
  expect(timing).not.toContain('0.0.0');
  await file.write(file.timing, timing.replace('"format":1', '"format":99'));
  expect(await reasons(file)).toEqual(['format']);
});

test('it is due once it is as old as recordings may get', async () => {
  await using file = await recordedOnce();
  expect(await reasons(file, { maxAge: '30d', now: recorded + 30 * day - 1 })).toEqual([]);
  expect(await reasons(file, { maxAge: '30d', now: recorded + 30 * day })).toEqual(['age']);
  expect(await reasons(file, { now: recorded + 9999 * day })).toEqual([]);
});

test('without the file beside it, it plays and says nothing of itself; where ages are limited, it is undated', async () => {
  await using file = await recordedOnce();
  await rm(file.timing);
  expect(await reasons(file)).toEqual([]);
  expect(await reasons(file, { maxAge: '30d' })).toEqual(['undated']);
  await file.write(file.timing, '{"broken"');
  expect(await reasons(file, { maxAge: '30d' })).toEqual(['undated']);
});
