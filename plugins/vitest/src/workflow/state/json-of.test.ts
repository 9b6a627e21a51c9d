import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { jsonOf } from './json-of.ts';

const refuse = (path: string, found: string): Error => new Error(`${path} is ${found}`);

class Plan {
  readonly steps = 1;
}

function loop(): object {
  const one: { two?: object } = {};
  one.two = { one };
  return one;
}

describe('what a step leaves', () => {
  test('is the same after it was written and read again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy = jsonOf(value, refuse);
        expect(JSON.parse(JSON.stringify(copy))).toEqual(copy);
        expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
      }),
    );
  });

  test('has no property that is undefined, and may hold one object twice', () => {
    const twice = { a: 1 };
    expect(jsonOf({ none: undefined, twice: [twice, twice] }, refuse)).toStrictEqual({
      twice: [{ a: 1 }, { a: 1 }],
    });
  });

  test('may be of another realm, and without a prototype', () => {
    expect(jsonOf(runInNewContext('({ list: [{ a: 1 }] })'), refuse)).toEqual({ list: [{ a: 1 }] });
    expect(jsonOf(Object.assign(Object.create(null), { a: 1 }), refuse)).toEqual({ a: 1 });
  });

  test.for([
    ['due is a Date', { due: new Date(0) }],
    ['steps.0.plan is a Plan', { steps: [{ plan: new Plan() }] }],
    ['0 is undefined', [undefined]],
    ['size is a bigint', { size: 2n }],
    ['run is a function', { run: () => undefined }],
    ['hours is NaN', { hours: Number.NaN }],
    ['two.one is an object that contains itself', loop()],
    [' is a Map', new Map()],
  ] as const)('is refused where %s', ([message, value]) => {
    expect(() => jsonOf(value, refuse)).toThrow(new Error(message));
  });
});
