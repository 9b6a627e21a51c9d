import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { cassettePath } from './cassette-path.ts';

const file = '/work/app/src/plan.test.ts';

test('a cassette stands beside its test file, by the name of file and test', () => {
  expect(cassettePath({ file, name: 'plan > asks twice', before: 0 }, '__cassettes__')).toMatch(
    /^\/work\/app\/src\/__cassettes__\/plan\/plan-asks-twice\.[0-9a-f]{8}\.jsonl$/u,
  );
});

test('tests of the same name get a cassette each', () => {
  const paths = [0, 1, 2].map((before) => cassettePath({ file, name: 'again', before }, 'c'));
  expect(new Set(paths).size).toBe(3);
});

test('any two names get two cassettes, with file names that every system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      const [one, two] = [a, b].map((name) => cassettePath({ file, name, before: 0 }, 'c'));
      expect(one === two).toBe(a === b);
      expect(one).toMatch(/\/[\w-]{1,60}\.[0-9a-f]{8}\.jsonl$/u);
    }),
  );
});

test.for(['../../etc/passwd', '..', '/', 'C:\\Users', 'a'.repeat(5000)])(
  'the name %s stays in the folder of its file',
  (name) => {
    const path = cassettePath({ file, name, before: 0 }, 'c');
    expect(dirname(path)).toBe('/work/app/src/c/plan');
    expect(basename(path).length).toBeLessThan(90);
  },
);

test.for(['CON', 'nul', 'COM1', 'lpt9'])('the name %s is no device on Windows', (name) => {
  expect(basename(cassettePath({ file, name, before: 0 }, 'c'))).toMatch(/^[a-z0-9]+-\./u);
});

test('test files that differ in their endings alone share no cassette', () => {
  const paths = ['plan.test.ts', 'plan.spec.ts', 'plan.test.tsx'].map((name) =>
    cassettePath({ file: `/app/${name}`, name: 'a', before: 0 }, 'c'),
  );
  expect(new Set(paths).size).toBe(3);
});
