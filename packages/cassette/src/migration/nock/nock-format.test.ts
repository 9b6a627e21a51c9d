import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeContent } from '../../body/content-coding.ts';
import type { AnsweredExchange } from '../../session/recording.ts';
import { readForeignRecording, readNockDefinitions } from '../read-foreign-recording.ts';

const text = readFileSync(join(import.meta.dirname, '../../../fixtures/migration/nock-older.json'), 'utf8');
const recording = readForeignRecording(text);

function exchangeOf(entry: number): AnsweredExchange | undefined {
  return recording?.exchanges.find((one) => one.entry === entry)?.exchange as AnsweredExchange | undefined;
}

test('compressed chunks keep their edges, and headers their repeats', () => {
  const { chunks = [], response } = exchangeOf(1) ?? {};
  expect(chunks.map(({ length }) => length)).toEqual([20, expect.any(Number)]);
  expect(decodeContent(Buffer.concat(chunks), response?.headers ?? [])?.toString()).toContain('"plan":["a"]');
  expect(response?.headers.filter(([name]) => name === 'Set-Cookie')).toHaveLength(2);
});

test('binary bodies are read from hexadecimal', () => {
  expect(Buffer.concat(exchangeOf(2)?.chunks ?? []).toString('hex')).toBe('89504e47ff00fe');
});

test('older names are understood: port, reply, headers', () => {
  expect(exchangeOf(3)).toMatchObject({
    request: { method: 'POST', url: 'http://planner.test:8080/form' },
    response: { status: 201, headers: [['Content-Type', 'text/plain']] },
  });
});

test('what nock says of a JSON value is said, and default ports are not', () => {
  expect(exchangeOf(4)).toMatchObject({
    request: { url: 'https://planner.test/plain?q=1&p=2' },
    response: { status: 200, statusText: 'OK', headers: [['Content-Type', 'application/json']] },
  });
});

test('a body that was kept decompressed under a header that says otherwise is compressed anew', () => {
  const { chunks = [], response } = exchangeOf(5) ?? {};
  expect(decodeContent(Buffer.concat(chunks), response?.headers ?? [])?.toString()).toBe('{}');
});

test('what cannot be carried is said with its entry', () => {
  expect(recording?.shortfalls.map(({ entry, lost, reason }) => [entry, lost, reason])).toEqual([
    [5, false, expect.stringContaining('compressed anew (gzip)')],
    [6, true, expect.stringContaining('any path or method')],
    [7, true, expect.stringContaining('any body')],
    [8, true, expect.stringContaining('filteringScope')],
    [9, true, expect.stringContaining('not hexadecimal')],
  ]);
});

test('a definition is played as often as it says', () => {
  const definition = {
    scope: 'http://planner.test',
    method: 'GET',
    path: '/',
    times: 3,
    persist: true,
    delay: 5,
    optional: true,
  };
  const { exchanges, shortfalls } = readNockDefinitions([definition]);
  expect(exchanges).toHaveLength(3);
  expect(shortfalls.map(({ lost }) => lost)).toEqual([false, false, false]);
});

test('headers that were not kept can be given; those that were win', () => {
  const requestHeaders = [['Anthropic-Version', '2023-06-01']] as const;
  const definition = { scope: 'http://planner.test', method: 'GET', path: '/' };
  const kept = { ...definition, reqheaders: { 'anthropic-version': '2024-01-01' } };
  const { exchanges } = readNockDefinitions([definition, kept], { requestHeaders });
  expect(exchanges.map(({ exchange }) => exchange.request.headers)).toEqual([
    [['Anthropic-Version', '2023-06-01']],
    [['anthropic-version', '2024-01-01']],
  ]);
});
