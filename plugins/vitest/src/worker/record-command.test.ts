import { expect, test } from 'vitest';
import { recordCommand } from './record-command.ts';

const orders = { recordCommand: 'npx nx run app:record', project: 'app', projectRoot: '/w/app' };

test('names the file and the test, by a pattern that no other name matches', () => {
  const names = ['plans (twice)', 'costs $5 a day'];
  expect(recordCommand(orders, { file: '/w/app/src/a.test.ts', names })).toBe(
    String.raw`npx nx run app:record --files=src/a.test.ts --testNamePattern='^plans \(twice\).{1,3}costs \$5 a day$'`,
  );
});

test('names the file alone for what is requested outside its tests', () => {
  expect(recordCommand(orders, { file: '/w/app/my tests/a.test.ts', names: undefined })).toBe(
    `npx nx run app:record --files='my tests/a.test.ts'`,
  );
});

test('passes the file as Vitest takes it where there is no Nx', () => {
  const plain = { ...orders, recordCommand: 'npx vitest run', project: '' };
  expect(recordCommand(plain, { file: '/w/app/src/a.test.ts', names: ["it's"] })).toBe(
    `npx vitest run src/a.test.ts --testNamePattern='^it.s$'`,
  );
});
