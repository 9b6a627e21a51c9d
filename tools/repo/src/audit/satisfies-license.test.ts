import { expect, test } from 'vitest';
import { satisfiesLicense } from './satisfies-license.ts';

const allowed = ['MIT', 'ISC'];

test.each([
  'MIT',
  '(MIT)',
  'MIT AND ISC',
  'GPL-3.0-only OR MIT',
  '(MIT OR GPL-3.0-only) AND ISC',
  'GPL-2.0 AND BSD OR MIT',
])('%s can be met', (expression) => expect(satisfiesLicense(expression, allowed)).toBe(true));

test.each([
  'GPL-3.0-only',
  'MIT AND GPL-3.0-only',
  '(GPL-3.0-only OR BSD) AND MIT',
  'none',
  '',
  'MIT ISC',
  '(MIT',
  'MIT OR',
])('%s cannot', (expression) => expect(satisfiesLicense(expression, allowed)).toBe(false));
