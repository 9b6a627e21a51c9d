import { expect, test } from 'vitest';
import { firstDifference } from './first-difference.ts';

test.for([
  [{ a: 1 }, { a: 1 }, undefined],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, undefined],
  [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }, { path: 'a.b.1', recorded: 2, now: 3 }],
  [{ a: [1] }, { a: [1, 2] }, { path: 'a.1', recorded: undefined, now: 2 }],
  [{ a: 1 }, {}, { path: 'a', recorded: 1, now: undefined }],
  [[], {}, { path: '', recorded: [], now: {} }],
  [null, {}, { path: '', recorded: null, now: {} }],
] as const)('%j and %j differ by %j', ([recorded, now, difference]) => {
  expect(firstDifference(structuredClone(recorded) as never, structuredClone(now) as never)).toEqual(
    difference,
  );
});
