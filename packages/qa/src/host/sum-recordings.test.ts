import { describe, expect, it } from 'vitest';
import { didAnything, sumRecordings } from './sum-recordings.ts';

const nothing = { hits: 0, misses: 0, recorded: 0, liveCalls: 0 };

describe('counts of recordings', () => {
  it('are added up one by one, secrets kind by kind', () => {
    const one = { ...nothing, hits: 2, unplayed: 1, bytes: 10, savedMs: 5, redacted: { 'openai-key': 1 } };
    const other = { ...nothing, misses: 1, bytes: 5, untimed: 3, redacted: { 'openai-key': 2, bearer: 1 } };
    expect(sumRecordings([one, other, nothing])).toEqual({
      ...nothing,
      hits: 2,
      misses: 1,
      unplayed: 1,
      bytes: 15,
      savedMs: 5,
      untimed: 3,
      redacted: { 'openai-key': 3, bearer: 1 },
    });
  });

  it('leave unknown what none of them knows', () => {
    expect(sumRecordings([nothing, { ...nothing, untimed: 2 }])).toEqual({ ...nothing, untimed: 2 });
  });

  it('are left as they were', () => {
    const one = { ...nothing, redacted: { bearer: 1 } };
    sumRecordings([one, one]);
    expect(one).toEqual({ ...nothing, redacted: { bearer: 1 } });
  });

  it('tell whether anything happened', () => {
    expect(didAnything(nothing)).toBe(false);
    expect(didAnything({ ...nothing, unplayed: 1 })).toBe(true);
  });
});
