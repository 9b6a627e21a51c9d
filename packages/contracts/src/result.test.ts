import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from './result.ts';

function half(value: number): Result<number, { code: 'ODD'; value: number }> {
  return value % 2 === 0 ? ok(value / 2) : fail({ code: 'ODD', value });
}

describe('Result', () => {
  it('holds a value or an expected failure', () => {
    expect(half(4)).toEqual({ ok: true, value: 2 });
    expect(half(3)).toEqual({ ok: false, error: { code: 'ODD', value: 3 } });
  });
});
