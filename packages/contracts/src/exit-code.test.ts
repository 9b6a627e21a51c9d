import { describe, expect, it } from 'vitest';
import { exitCodeRange, exitCodes } from './exit-code.ts';

describe('exit codes', () => {
  it('are unique, and each falls in a range', () => {
    const values = Object.values(exitCodes);
    expect(new Set(values).size).toBe(values.length);
    expect(values.filter((value) => exitCodeRange(value) === undefined)).toEqual([]);
  });

  it.each([
    [0, 'ok'],
    [1, 'internal'],
    [2, 'usage'],
    [10, 'invalid input'],
    [19, 'invalid input'],
    [20, 'i/o and locks'],
    [29, 'i/o and locks'],
    [30, 'check failed'],
    [39, 'check failed'],
    [40, 'live calls and providers'],
    [49, 'live calls and providers'],
    [130, 'interrupted'],
  ])('%i means %s', (status, range) => {
    expect(exitCodeRange(status)).toBe(range);
  });

  it.each([3, 9, 50, 129, 131, 255])('%i is never used', (status) => {
    expect(exitCodeRange(status)).toBeUndefined();
  });
});
