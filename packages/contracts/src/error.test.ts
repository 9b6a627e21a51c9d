import { describe, expect, it } from 'vitest';
import { exitCodeOf, formatError, isPlumblineError, PlumblineError, reportError } from './error.ts';
import { exitCodes } from './exit-code.ts';

const missing = new PlumblineError({
  code: 'CASSETTE_MISSING',
  message: 'No recording at a.jsonl.',
  remedy: 'Run `plumb record`.',
  exitCode: exitCodes.invalidRecording,
  fields: { path: 'a.jsonl' },
});

describe('PlumblineError', () => {
  it('keeps the error underneath, and has no cause where none was given', () => {
    const cause = new Error('ENOENT');
    const wrapped = new PlumblineError({ code: 'X', message: 'm', remedy: 'r', cause });
    expect(wrapped.cause).toBe(cause);
    expect('cause' in missing).toBe(false);
  });

  it('is internal, without fields, where the description says nothing else', () => {
    const bare = new PlumblineError({ code: 'X', message: 'm', remedy: 'r' });
    expect(bare).toMatchObject({ exitCode: exitCodes.internal, fields: {}, name: 'PlumblineError' });
  });

  it('is an Error whose stack starts with name and message', () => {
    expect(missing).toBeInstanceOf(Error);
    expect(missing.stack).toMatch(/^PlumblineError: No recording at a\.jsonl\./u);
  });
});

describe('isPlumblineError', () => {
  it('knows an error of another copy of this package by its brand', () => {
    const foreign = Object.assign(new Error('m'), { [Symbol.for('plumbline.error')]: true });
    expect(isPlumblineError(foreign)).toBe(true);
  });

  it.each([new Error('m'), null, undefined, 'text', 7, { code: 'X' }])('refuses %o', (value) => {
    expect(isPlumblineError(value)).toBe(false);
  });
});

describe('reportError', () => {
  it('turns fields into details', () => {
    expect(reportError(missing)).toEqual({
      code: 'CASSETTE_MISSING',
      message: 'No recording at a.jsonl.',
      remedy: 'Run `plumb record`.',
      details: { path: 'a.jsonl' },
    });
  });

  it.each([
    [new TypeError('x is not a function'), 'x is not a function'],
    ['a string', 'a string'],
    [undefined, 'undefined'],
  ])('calls %o internal', (thrown, message) => {
    expect(reportError(thrown)).toMatchObject({ code: 'INTERNAL', message });
  });
});

describe('exitCodeOf', () => {
  it("is the error's own, or internal for what is not ours", () => {
    expect(exitCodeOf(missing)).toBe(12);
    expect(exitCodeOf(new Error('m'))).toBe(1);
  });
});

describe('formatError', () => {
  it('says code, message and remedy in two lines', () => {
    expect(formatError(missing)).toBe('CASSETTE_MISSING: No recording at a.jsonl.\n  → Run `plumb record`.');
  });
});
