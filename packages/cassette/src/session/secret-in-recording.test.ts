import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { findLeftovers } from '../redaction/find-leftovers.ts';
import { SessionRedaction } from '../redaction/session-redaction.ts';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';
import { recordedCassette } from '../testing/recorded-cassette.contract.ts';
import { drawFrom } from '../testing/secret-forms.contract.ts';

const secret = drawFrom(5)(24);
const openai = `sk-proj-${drawFrom(6)(40)}`;

/** A cassette from before the secret was known: in the interaction that stays, redaction is not done again. */
const old = recordedCassette([{ url: 'http://models.invalid/a', answer: `your id is ${secret}` }]);

test('a recording that would still hold a secret is refused, and the old one stays', async () => {
  using stage = cassetteStage([], { environment: { SERVICE_TOKEN: secret } });
  await using server = await startLoopbackServer((_, response) => response.end('ok'));
  writeFileSync(stage.path, old);
  const recorded = stage.run('record-missing', async () => (await fetch(server.origin)).text());
  await expect(recorded).rejects.toMatchObject({
    code: 'SECRET_IN_RECORDING',
    exitCode: 42,
    remedy: expect.stringContaining('the old recording was kept') as string,
    fields: {
      leftovers: [
        { line: 2, kind: 'environment-value' },
        { line: 2, kind: 'body' },
      ],
    },
  });
  await recorded.catch((error: unknown) => {
    expect(JSON.stringify(error) + String(error)).not.toContain(secret);
  });
  expect(readFileSync(stage.path, 'utf8')).toBe(old);
  expect(readdirSync(dirname(stage.path))).toHaveLength(1);
});

test('nothing is written where there was nothing before', async () => {
  using stage = cassetteStage([], { environment: { SUITE_SECRET: 'suite > a' } });
  await using server = await startLoopbackServer((_, response) => response.end('ok'));
  const recorded = stage.run('record', async () => (await fetch(server.origin)).text());
  await expect(recorded).rejects.toMatchObject({ code: 'SECRET_IN_RECORDING' });
  expect(existsSync(stage.path)).toBe(false);
});

const { rules } = new SessionRedaction({ environment: { SERVICE_TOKEN: secret }, personalData: ['email'] });
const message = { headers: [], body: { as: 'none' } };
const base64 = (text: string): string => Buffer.from(text).toString('base64');

test.for<[string, unknown, string]>([
  ['the name of a test', { schemaVersion: 1, kind: 'cassette', test: `knows ${openai}` }, 'openai-key'],
  ['a URL', { request: { ...message, url: `http://h/${secret}` } }, 'environment-value'],
  ['a parameter', { request: { ...message, url: 'http://h/?key=abc' } }, 'url'],
  ['a header', { request: { ...message, headers: [['x-api-key', 'abc']] } }, 'header'],
  ['a trailer', { response: { ...message, trailers: [['x-api-key', 'abc']] } }, 'header'],
  ['a JSON field', { request: { ...message, body: { as: 'json', value: { password: 'abc' } } } }, 'body'],
  [
    'the name of a JSON field',
    { response: { ...message, body: { as: 'json', value: { [openai]: 1 } } } },
    'openai-key',
  ],
  ['text', { response: { ...message, body: { as: 'text', value: 'password=abc' } } }, 'body'],
  ['base64', { response: { ...message, body: { as: 'base64', value: base64(`\u0001${secret}`) } } }, 'body'],
  [
    'two chunks',
    { response: { ...message, body: { as: 'chunks', chunks: [secret.slice(0, 9), secret.slice(9)] } } },
    'body',
  ],
  ['the words of a failure', { failure: { as: 'error', error: { message: `no ${openai}` } } }, 'openai-key'],
  [
    'personal data',
    { response: { ...message, body: { as: 'text', value: 'ada@example.org' } } },
    'email-address',
  ],
  ['a timing file', { kind: 'cassette-timing', interactions: [{ note: openai }] }, 'openai-key'],
])('a scan sees a secret in %s', ([, line, kind]) => {
  expect(findLeftovers(`${JSON.stringify(line)}\n`, rules)).toContainEqual({ line: 1, kind });
});

test('a scan sees none in a recording that has none', () => {
  const { rules: others } = new SessionRedaction({ environment: { OTHER_TOKEN: openai } });
  expect(findLeftovers(old, others)).toEqual([]);
});
