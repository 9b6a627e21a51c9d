import fc from 'fast-check';
import { expect, test } from 'vitest';

import { findSecrets } from './find-secrets.ts';
import { placeholder } from './placeholder.ts';
import { redactChunks } from './redact-chunks.ts';
import { redactForm } from './redact-form.ts';
import { redactHeaders } from './redact-headers.ts';
import { redactJson, type JsonValue } from './redact-json.ts';
import { redactText } from './redact-text.ts';
import { redactUrl } from './redact-url.ts';

const runs = { seed: 7, numRuns: process.env['PLUMBLINE_SOAK'] === '1' ? 20_000 : 400 };

/** Texts of the pieces that detectors look for, so that they meet at their edges. */
const piece = fc.constantFrom(
  ...[
    'sk-ant-',
    'sk-proj-',
    'AIza',
    'ghp_',
    'eyJhbGciOi',
    'Bearer ',
    'Basic ',
    'token',
    'api_key',
    'password',
  ],
  ...[
    '=',
    '&',
    '?',
    '#',
    ';',
    ':',
    '://',
    '@',
    '/',
    '.',
    ',',
    '"',
    '\\"',
    "'",
    '\n',
    ' ',
    '%',
    '%3A%2F%2F',
    '%3D',
  ],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    '-----END PRIVATE KEY-----',
    '[redacted]',
    '[',
    'redacted',
    ']',
    '%5Bredacted%5D',
  ],
  ...[
    'Authorization',
    'Cookie',
    'access_token',
    'https',
    'key',
    'code',
    'state',
    'user',
    '"logprob"',
    'hunter2',
  ],
  ...[
    'abcdefgh12345678',
    'ABCDEFGHIJKLMNOPQRST',
    '0123456789',
    'a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8',
    '1',
    'z',
    '_',
    '-',
  ],
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme' }),
);
const json = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.constantFrom<JsonValue>(null, true, 5, ''),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
})).value;
const headers = fc.array(fc.tuple(text, text), { maxLength: 4 });

/** Redactions, each with values of its kind. */
const redactions = {
  text: property(text, redactText),
  URL: property(text, redactUrl),
  form: property(text, redactForm),
  JSON: property(json, redactJson),
  headers: property(headers, redactHeaders),
};

test.each(Object.entries(redactions))('redacting twice changes nothing more: %s', (_, isIdempotent) => {
  isIdempotent();
});

function property<T>(values: fc.Arbitrary<T>, redact: (value: T) => T): () => void {
  const twiceIsOnce = fc.property(values, (value) => {
    expect(redact(redact(value))).toEqual(redact(value));
  });
  return () => {
    fc.assert(twiceIsOnce, runs);
  };
}

test('nothing is left to find in a redacted text', () => {
  const property = fc.property(text, (value) => {
    expect(findSecrets(redactText(value))).toEqual([]);
  });
  fc.assert(property, runs);
});

test('chunks redacted and joined are the joined chunks redacted, and there are as many', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), (chunks) => {
      const redacted = redactChunks(chunks);
      expect(redacted).toHaveLength(chunks.length);
      expect(redacted.join('')).toBe(redactText(chunks.join('')));
    }),
    runs,
  );
});

const secret = fc.stringMatching(/^[A-Za-z0-9]{24}$/);
const around = fc.string({ unit: fc.constantFrom('a', ' ', 'ü', '\n', '.'), maxLength: 12 });

test('a planted key never gets through, and what stands around it does', () => {
  fc.assert(
    fc.property(around, secret, around, (before, key, after) => {
      expect(redactText(`${before} sk-ant-${key} ${after}`)).toBe(`${before} ${placeholder} ${after}`);
      expect(redactUrl(`/a?x=1&key=${key}&y=2`)).toBe(`/a?x=1&key=${placeholder}&y=2`);
      expect(
        JSON.stringify(redactJson({ deep: [{ client_secret: key }], note: `sk-ant-${key}` })),
      ).not.toContain(key);
    }),
    runs,
  );
});

test('a key that goes over the edge of two chunks leaves nothing in either', () => {
  fc.assert(
    fc.property(secret, fc.nat(30), (key, cut) => {
      const whole = `sk-ant-${key}`;
      const chunks = redactChunks([`a ${whole.slice(0, cut)}`, `${whole.slice(cut)} b`]);
      expect(chunks.join('|').replace('|', '')).toBe(`a ${placeholder} b`);
    }),
    runs,
  );
});
