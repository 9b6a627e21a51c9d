import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapText } from './wrap-text.ts';

const words = fc.array(fc.stringMatching(/^[a-z/:]{1,30}$/u), { minLength: 1, maxLength: 30 });

describe('wrapText', () => {
  it('breaks between words, and keeps the lines that a text has', () => {
    expect(wrapText('one two three four five six\nseven', { width: 22, indent: 2 })).toEqual([
      '  one two three four',
      '  five six',
      '  seven',
    ]);
  });

  it('says by … that lines were left out', () => {
    expect(wrapText('a\nb\nc', { width: 40, indent: 1, lines: 2 })).toEqual([' a', ' …']);
    expect(wrapText('a\nb', { width: 40, indent: 1, lines: 2 })).toEqual([' a', ' b']);
  });

  it('loses no word, and is too wide only where one word is', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 24, max: 80 }), (given, width) => {
        const lines = wrapText(given.join(' '), { width, indent: 4 });
        expect(lines.map((line) => line.trim()).join(' ')).toBe(given.join(' '));
        expect(lines.filter((line) => line.length > width && line.trim().includes(' '))).toEqual([]);
      }),
    );
  });
});
