import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactChunks } from '../redact-chunks.ts';
import { redactText } from '../redact-text.ts';

const key = `sk-ant-${'aB3dE6gH9j'.repeat(3)}`;
const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
const said = (stream: string): string =>
  Array.from(
    stream.matchAll(/"text":("(?:[^"\\]|\\.)*")/g),
    ([, text]) => JSON.parse(text ?? '""') as string,
  ).join('');

test('a secret that a model says in pieces leaves one placeholder, and what stands around it stays', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 6 }), (cuts) => {
      const text = `"It" is ${key}, I think.`;
      const edges = [0, ...cuts.toSorted((a, b) => a - b), text.length];
      const pieces = edges.slice(1).map((edge, index) => text.slice(edges[index], edge));
      const stream = pieces.map((piece) => event({ index: 0, delta: { text: piece } })).join('');
      expect(said(redactText(stream))).toBe('"It" is [redacted], I think.');
    }),
    { seed: 11, numRuns: 200 },
  );
});

test('two texts that are told side by side are put together each for itself', () => {
  const [left, right] = [key.slice(0, 12), key.slice(12)];
  const stream = [
    event({ index: 0, text: left }),
    event({ index: 1, text: 'one two' }),
    event({ index: 0, text: right }),
    event({ index: 1, text: ' three' }),
  ];
  expect(redactChunks(stream)).toEqual([
    event({ index: 0, text: '[redacted]' }),
    event({ index: 1, text: 'one two' }),
    event({ index: 0, text: '' }),
    event({ index: 1, text: ' three' }),
  ]);
});

test('a name in one event tells of a value in the next', () => {
  const stream = event({ json: '{"api_key": ' }) + event({ json: '"hunter2"}' });
  expect(redactText(stream)).toBe(event({ json: '{"api_key": ' }) + event({ json: '"[redacted]"}' }));
});

test('lines that are no JSON, or are cut off, are no trouble', () => {
  const stream = `event: a\ndata: {"text": "${key.slice(0, 9)}\ndata: ][}{\n\ndata: [DONE]\n\n: comment\n`;
  expect(redactText(stream)).toBe(stream);
});
