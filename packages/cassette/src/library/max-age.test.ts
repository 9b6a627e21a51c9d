import { expect, test } from 'vitest';
import { dueAt } from './max-age.ts';

test.each([
  ['2026-01-31T12:00:00.000Z', '1d', '2026-02-01T12:00:00.000Z'],
  ['2026-01-31T12:00:00.000Z', '2w', '2026-02-14T12:00:00.000Z'],
  ['2026-01-31T12:00:00.000Z', '1m', '2026-02-28T12:00:00.000Z'],
  ['2027-11-30T00:00:00.000Z', '3m', '2028-02-29T00:00:00.000Z'],
  ['2026-01-15T00:00:00.000Z', '12m', '2027-01-15T00:00:00.000Z'],
])('what was recorded at %s and may be %s old is due at %s', (recordedAt, maxAge, due) => {
  expect(dueAt(recordedAt, maxAge).toISOString()).toBe(due);
});

test.each([
  ['yesterday', '1d'],
  ['2026-01-01T00:00:00.000Z', '1 day'],
])('%s and %s are no date and age', (recordedAt, maxAge) => {
  expect(() => dueAt(recordedAt, maxAge)).toThrow(RangeError);
});
