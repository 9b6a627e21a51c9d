import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeContent } from '../../body/content-coding.ts';
import type { AnsweredExchange } from '../../session/recording.ts';
import type { ForeignRecording } from '../foreign-recording.ts';
import { readForeignRecording } from '../read-foreign-recording.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/migration', name), 'utf8');

function exchangeOf(recording: ForeignRecording | undefined, entry: number): AnsweredExchange | undefined {
  return recording?.exchanges.find((one) => one.entry === entry)?.exchange as AnsweredExchange | undefined;
}

function bodyOf({ chunks }: AnsweredExchange): Buffer {
  return Buffer.concat(chunks);
}

describe('HAR of Chrome', () => {
  const recording = readForeignRecording(fixture('chrome.har'));

  test('loses pseudo headers, and has every cookie apart', () => {
    const exchange = exchangeOf(recording, 1);
    expect(exchange?.request.headers).toEqual([['accept', '*/*']]);
    expect(exchange?.response.headers.filter(([name]) => name === 'set-cookie')).toEqual([
      ['set-cookie', 'a=1; Path=/'],
      ['set-cookie', 'b=2; Path=/'],
    ]);
  });

  test('has bodies compressed as their headers say, and binary ones as bytes', () => {
    const [gzip, image] = [exchangeOf(recording, 1), exchangeOf(recording, 2)];
    expect(gzip && decodeContent(bodyOf(gzip), gzip.response.headers)?.toString()).toBe('{"plan":["a","b"]}');
    expect(image && bodyOf(image).toString('hex')).toBe('89504e47ff00fe');
  });

  test('has requests with their bodies, forms from parameters too', () => {
    expect(String(exchangeOf(recording, 3)?.request.body)).toBe('{"goal":"bake"}');
    expect(String(exchangeOf(recording, 4)?.request.body)).toBe('goal=bake&hours=2');
  });

  test('has redirects as they came', () => {
    expect(exchangeOf(recording, 6)).toMatchObject({
      response: { status: 302, statusText: 'Found' },
      chunks: [],
    });
  });

  test('tells when it was recorded, and when its parts came: ssl is a part of connect', () => {
    expect(recording?.recordedAt).toBe('2026-03-01T08:00:00.000Z');
    expect(exchangeOf(recording, 1)?.timing).toEqual({ head: 26, chunks: [31], end: 31 });
  });

  test('says of each entry what is missing', () => {
    expect(recording?.shortfalls.map(({ entry, lost, reason }) => [entry, lost, reason])).toEqual([
      [1, false, expect.stringContaining('compressed anew (gzip)')],
      [5, false, expect.stringContaining('played as one')],
      [7, true, expect.stringContaining('body of its response is not in the file')],
      [8, true, expect.stringContaining('4096 bytes')],
      [9, false, expect.stringContaining('1 cookies')],
      [10, false, expect.stringContaining('content-encoding dcb is unknown')],
      [11, true, 'WebSockets are not replayed; 2 messages'],
      [12, true, expect.stringContaining('data: is not HTTP')],
      [13, true, expect.stringContaining('blob: is not HTTP')],
      [14, true, expect.stringContaining('net::ERR_CONNECTION_REFUSED')],
      [15, true, expect.stringContaining('chrome-extension: is not HTTP')],
    ]);
  });
});

describe('HAR of Playwright', () => {
  test('has the bodies that it keeps beside it, and says which are not there', () => {
    const attached = (name: string): Uint8Array | undefined =>
      name === '1f0c9a.json' ? Buffer.from('{"plan":["a","b"]}') : undefined;
    const recording = readForeignRecording(fixture('playwright.har'), { attached });
    const exchange = exchangeOf(recording, 1);

    expect(exchange && bodyOf(exchange).toString()).toBe('{"plan":["a","b"]}');
    expect(recording?.shortfalls.map(({ entry, lost, reason }) => [entry, lost, reason])).toEqual([
      [2, true, expect.stringContaining('gone.json is not beside it')],
      [3, true, expect.stringContaining('net::ERR_ABORTED')],
    ]);
  });
});
