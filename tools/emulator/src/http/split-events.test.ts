import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitEvents } from './split-events.ts';

test('joined, the writes are the events, whatever they hold', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (events) => {
      expect(Buffer.concat(splitEvents(events)).toString('utf8')).toBe(events.join(''));
    }),
    { seed: 20_260_101 },
  );
});

test('one event is cut in the middle of its first character of several bytes', () => {
  const writes = splitEvents(['data: a\n\n', 'data: – b\n\n', 'data: – c\n\n']);

  expect(writes.map((write) => write.length)).toEqual([9, 7, 6, 13]);
  expect(writes[1]?.toString('utf8')).toBe('data: \uFFFD');
});
