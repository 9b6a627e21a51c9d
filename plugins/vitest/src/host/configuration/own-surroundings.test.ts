import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { inOwnSurroundings, isChange } from './own-surroundings.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'plumbline-')));
const directory = process.cwd();

afterAll(() => {
  rmSync(root, { recursive: true });
});

afterEach(() => {
  delete process.env['PLUMBLINE_TEST_A'];
});

test('a configuration is evaluated in its own folder with its own variables, and neither stays', async () => {
  const { value, change } = await inOwnSurroundings({ root, environment: { PLUMBLINE_TEST_A: 'own' } }, () =>
    Promise.resolve([process.cwd(), process.env['PLUMBLINE_TEST_A']]),
  );
  expect(value).toEqual([root, 'own']);
  expect(isChange(change)).toBe(false);
  expect([process.cwd(), process.env['PLUMBLINE_TEST_A']]).toEqual([directory, undefined]);
});

test('what a configuration sets and removes is told, and put back', async () => {
  process.env['PLUMBLINE_TEST_A'] = 'before';
  const { change } = await inOwnSurroundings({ root, environment: {} }, () => {
    delete process.env['PLUMBLINE_TEST_A'];
    process.env['PLUMBLINE_TEST_B'] = 'set';
    return Promise.resolve();
  });
  expect(change).toEqual({ set: { PLUMBLINE_TEST_B: 'set' }, removed: ['PLUMBLINE_TEST_A'] });
  expect(process.env['PLUMBLINE_TEST_A']).toBe('before');
  expect(process.env['PLUMBLINE_TEST_B']).toBeUndefined();
});

test('a configuration that throws leaves nothing behind', async () => {
  await expect(
    inOwnSurroundings({ root, environment: {} }, () => {
      process.env['PLUMBLINE_TEST_A'] = 'left';
      return Promise.reject(new Error('broken'));
    }),
  ).rejects.toThrow('broken');
  expect([process.cwd(), process.env['PLUMBLINE_TEST_A']]).toEqual([directory, undefined]);
});
