import type { CassetteInteraction } from '@plumbline/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenBytes } from '../body/written-json.ts';
import { RequestKeys } from '../key/request-keys.ts';
import { storeExchange } from '../session/store-exchange.ts';
import { readWithWrittenBody, writtenBodyStart } from './written-body.ts';

const keys = new RequestKeys();

function lineOf(answer: string, trailers: readonly [string, string][] = []): string {
  return storeExchange(
    {
      request: { method: 'POST', url: 'http://a.invalid/', headers: [], body: Buffer.from('{"é":1}') },
      response: { status: 200, statusText: 'OK', headers: [['content-type', 'application/json']] },
      chunks: [Buffer.from(answer)],
      trailers,
      end: 'complete',
      timing: { head: 1, chunks: [2] },
    },
    keys,
  ).text;
}

function playedOf(interaction: CassetteInteraction | undefined): string | undefined {
  const body = interaction?.response?.body;
  return body === undefined ? undefined : writtenBytes(body)?.toString();
}

test('a JSON answer is played as it stands in its line, and can be looked into', () => {
  fc.assert(
    fc.property(fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())), (value) => {
      const line = lineOf(JSON.stringify(value));
      const read = readWithWrittenBody(Buffer.from(line), writtenBodyStart(line) ?? 0);
      expect(read).toEqual(JSON.parse(line));
      expect(playedOf(read)).toBe(JSON.stringify(value));
    }),
    { seed: 20265, numRuns: 300 },
  );
});

test.for([
  ['a text', lineOf('plain')],
  ['JSON that was written with spaces', lineOf('{\n  "a": 1\n}')],
  ['what comes before trailers', lineOf('{"a":1}', [['x-sum', '1']])],
])('%s is read with its line', ([, line = '']) => {
  expect(writtenBodyStart(line)).toBeUndefined();
});

test('where an edit moved the answer, its line is read', () => {
  const line = lineOf('{"body":{"as":"json","value":{"a":1}}}');
  const start = writtenBodyStart(line) ?? 0;
  for (const other of [start - 1, start + 1, start + 29, 0, line.length, line.length + 5]) {
    expect(readWithWrittenBody(Buffer.from(line), other)).toBeUndefined();
  }
  expect(readWithWrittenBody(Buffer.from(line.replace('"OK"', '"Okay"')), start)).toBeUndefined();
});
