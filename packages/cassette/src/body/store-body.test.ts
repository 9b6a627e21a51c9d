import zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HeaderPairs } from '../exchange/http-request.ts';
import { storeResponseBody } from './store-body.ts';
import { wireChunks } from './wire-chunks.ts';

const runs = process.env['PLUMBLINE_SOAK'] === '1' ? 50_000 : 500;
const stream: HeaderPairs = [['Content-Type', 'text/event-stream; charset=utf-8']];
const gzip: HeaderPairs = [['content-encoding', 'gzip']];

/** Short words alone: nothing in them looks like a secret. */
const word = fc.string({ unit: 'grapheme', maxLength: 5 });
const plainJson = fc
  .tuple(
    fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        word,
        fc.integer(),
        fc.double(),
        fc.constant(null),
        fc.boolean(),
        fc.array(tie('value')),
        fc.dictionary(word, tie('value')),
      ),
    })).value,
    fc.constantFrom(undefined, 1, 2, 4, '\t'),
    fc.constantFrom('', '\n', '\r\n ', ' '),
  )
  .map(([value, indent, tail]) => Buffer.from(JSON.stringify({ value }, null, indent) + tail));
const bytes = fc.uint8Array({ maxLength: 60 }).map((array) => Buffer.from(array));
const body = fc.oneof(
  plainJson,
  bytes,
  word.map((text) => Buffer.from(text)),
);

function replayed(chunks: readonly Buffer[], headers: HeaderPairs): Buffer[] {
  const stored = storeResponseBody(chunks, headers);
  return wireChunks(JSON.parse(JSON.stringify(stored)) as typeof stored, headers).map((chunk) =>
    Buffer.from(chunk),
  );
}

describe('a body without secrets', () => {
  test('comes back byte for byte', () => {
    fc.assert(
      fc.property(fc.array(body, { maxLength: 3 }), (chunks) => {
        expect(Buffer.concat(replayed(chunks, []))).toEqual(Buffer.concat(chunks));
      }),
      { numRuns: runs, seed: 20264 },
    );
  });

  test('of a stream comes back chunk by chunk', () => {
    fc.assert(
      fc.property(fc.array(body, { maxLength: 6 }), (chunks) => {
        expect(replayed(chunks, stream)).toEqual(chunks.filter(({ length }) => length > 0));
      }),
      { numRuns: runs, seed: 20265 },
    );
  });

  test('that was compressed comes back as the bytes that came', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 1, max: 9 }), (plain, level) => {
        const wire = zlib.gzipSync(plain, { level });
        expect(Buffer.concat(replayed([wire], gzip))).toEqual(wire);
      }),
      { numRuns: runs / 5, seed: 20266 },
    );
  });
});

describe('what a cassette shows', () => {
  test.for([
    ['JSON as a value', '{"a":1}', { as: 'json', value: { a: 1 } }],
    ['indented JSON as a value', '{\n  "a": 1\n}\n', { as: 'json', value: { a: 1 }, indent: 2, tail: '\n' }],
    ['other JSON as text', '{ "a":1 }', { as: 'text', value: '{ "a":1 }' }],
    ['text as text', 'hello', { as: 'text', value: 'hello' }],
  ] as const)('is %s', ([, text, stored]) => {
    expect(storeResponseBody([Buffer.from(text)], [])).toEqual(stored);
  });

  test('is what a compressed body says, beside its bytes', () => {
    const wire = zlib.gzipSync('{"a":1}');
    expect(storeResponseBody([wire], gzip)).toEqual({
      as: 'compressed',
      wire: [wire.toString('base64')],
      content: { as: 'json', value: { a: 1 } },
    });
  });

  test('is what plays, where it was edited by hand', () => {
    const stored = {
      as: 'compressed',
      wire: [zlib.gzipSync('old').toString('base64')],
      content: { as: 'text', value: 'new' },
    } as const;
    const [wire = Buffer.alloc(0)] = wireChunks({ ...stored, wire: [...stored.wire] }, gzip);
    expect(zlib.gunzipSync(wire).toString()).toBe('new');
  });
});
