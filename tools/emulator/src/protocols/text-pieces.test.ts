import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstHalf, textPieces } from './text-pieces.ts';

test('joined, the pieces are the text, and none is empty or longer than 24 characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const pieces = textPieces(text);

      expect(pieces.join('')).toBe(text);
      expect(pieces.every((piece) => piece !== '' && Array.from(piece).length <= 24)).toBe(true);
    }),
    { seed: 20_260_101 },
  );
});

test('the first half of three pieces is two of them', () => {
  expect(firstHalf(['a', 'b', 'c'])).toEqual(['a', 'b']);
});
