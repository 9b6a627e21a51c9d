import { expect, it } from 'vitest';
import { closestName } from './closest-name.ts';

const names = ['quickMs', 'prMs', 'nightlyMs', 'enforce'];

it.each([
  ['quikMs', 'quickMs'],
  ['nigthlyMs', 'nightlyMs'],
  ['ENFORCE', 'enforce'],
  ['prMS', 'prMs'],
  ['timeout', undefined],
  ['', undefined],
])('%s most likely means %s', (word, meant) => {
  expect(closestName(word, names)).toBe(meant);
});

it('knows of nothing where there is nothing to choose from', () => {
  expect(closestName('any', [])).toBeUndefined();
});
