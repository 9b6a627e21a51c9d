import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import {
  askByFetch,
  askOverHttp,
  binaryUpload,
  questions,
  type Question,
  type ServiceAnswer,
} from '../testing/migration-questions.contract.ts';
import { encodeMigratedCassette } from './encode-migrated-cassette.ts';
import type { EntryContext, ForeignRecording } from './foreign-recording.ts';
import { readForeignRecording } from './read-foreign-recording.ts';

const folder = join(import.meta.dirname, '../../fixtures/migration');
const fixture = (name: string): string => readFileSync(join(folder, name), 'utf8');
const answers = JSON.parse(fixture('answers.json')) as readonly ServiceAnswer[];

function readFixture(name: string, context: Partial<EntryContext> = {}): ForeignRecording {
  const recording = readForeignRecording(fixture(name), context);
  if (recording === undefined) throw new Error(`${name} is no recording.`);
  return recording;
}

/** Puts a recording into a cassette and asks for all that it holds, without the service. */
async function playBack(
  recording: ForeignRecording,
  ask: (question: Question) => Promise<unknown>,
  asked: readonly Question[] = questions,
): Promise<readonly unknown[]> {
  using stage = cassetteStage();
  const exchanges = recording.exchanges.map(({ exchange }) => exchange);
  const files = encodeMigratedCassette({
    path: stage.path,
    test: 'suite > a',
    testFile: 'a.test.ts',
    exchanges,
  });
  writeFileSync(files.path, files.cassette);
  const { value } = await stage.run('playback', async () => {
    const all = [];
    for (const question of asked) all.push(await ask(question));
    return all;
  });
  return value;
}

describe('a recording that the tool itself made', () => {
  test.each([
    ['nock', 'nock-http.json', askOverHttp],
    ['nock', 'nock-fetch.json', askByFetch],
    ['polly', 'polly.har', askOverHttp],
    ['undici-snapshot', 'undici-snapshot.json', askOverHttp],
    ['undici-snapshot', 'undici-snapshot.json', askByFetch],
  ] as const)('of %s in %s is played as the service answered', async (source, name, ask) => {
    const recording = readFixture(name);
    const lost = recording.shortfalls.filter((shortfall) => shortfall.lost);
    const kept = questions.filter((question) => lost.length === 0 || question !== binaryUpload);
    const expected = answers.filter((_, index) => kept.includes(questions[index] ?? binaryUpload));

    expect(recording.source).toBe(source);
    expect(await playBack(recording, ask, kept)).toEqual(expected);
  });

  test('of nock.back is played as the service answered', async () => {
    const [chat, count] = [questions[0], questions[7]].filter((question) => question !== undefined);
    const played = await playBack(
      readFixture('nock-back.json'),
      askByFetch,
      [chat, count].filter((one) => one !== undefined),
    );
    expect(played).toEqual([answers[0], answers[7]]);
  });

  test.each(['nock-http.json', 'nock-fetch.json'])(
    'of nock in %s loses nothing but where chunks began',
    (name) => {
      const { entries, exchanges, shortfalls } = readFixture(name);
      expect([entries, exchanges.length]).toEqual([questions.length, questions.length]);
      expect(shortfalls).toEqual([
        {
          entry: 7,
          lost: false,
          request: 'GET http://127.0.0.1:4319/events',
          reason: expect.stringContaining('played as one'),
        },
      ]);
    },
  );

  test('of Polly says its name, when it was made, and that it has no body that is no text', () => {
    const { name, recordedAt, shortfalls, exchanges } = readFixture('polly.har');
    expect(name).toBe('Planner/asks the service');
    expect(recordedAt).toMatch(/^2026-/u);
    expect(shortfalls.filter(({ lost }) => lost)).toEqual([
      {
        entry: 3,
        lost: true,
        request: 'POST http://127.0.0.1:4319/echo',
        reason: expect.stringContaining('body of its request'),
      },
    ]);
    expect(exchanges[0]?.exchange.timing.head).toBeTypeOf('number');
  });

  test('of undici says whose bodies it has not kept', () => {
    expect(readFixture('undici-snapshot.json').shortfalls.filter(({ lost }) => lost)).toEqual([
      expect.objectContaining({ entry: 3, reason: expect.stringContaining('its bytes are gone') }),
      expect.objectContaining({
        request: 'POST http://127.0.0.1:4319/echo',
        reason: expect.stringContaining('[object AsyncGenerator]'),
      }),
    ]);
  });
});

test('a secret that another tool wrote down is not in the cassette', () => {
  const exchanges = readFixture('polly.har').exchanges.map(({ exchange }) => exchange);
  const files = encodeMigratedCassette({
    path: 'a.jsonl',
    test: 'a',
    testFile: 'a.test.ts',
    exchanges,
  });
  expect(fixture('polly.har')).toContain('not-a-real-key');
  expect(files.cassette.toString()).not.toContain('not-a-real-key');
  expect(Object.keys(files.redacted)).not.toEqual([]);
});

test.each([
  '',
  'no JSON',
  '{}',
  '[]',
  '[1]',
  '{"log":{}}',
  '{"name":"package"}',
  'null',
  '[{"scope":"http://a"}]',
])('%j is no recording', (text) => {
  expect(readForeignRecording(text)).toBeUndefined();
});
