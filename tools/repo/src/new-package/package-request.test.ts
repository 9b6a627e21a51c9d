import { describe, expect, test } from 'vitest';
import { readPackageRequest } from './package-request.ts';

describe('readPackageRequest', () => {
  test('a name and a layer are enough', () =>
    expect(readPackageRequest(['retry-planner', '--layer', 'leaf'])).toEqual({
      name: 'retry-planner',
      layer: 'leaf',
      description: 'Retry planner for Plumbline.',
    }));

  test('a description is kept', () =>
    expect(readPackageRequest(['--description', 'Plans retries.', '--layer=leaf', 'retry'])).toMatchObject({
      description: 'Plans retries.',
    }));

  test.each([
    ['no name', ['--layer', 'leaf']],
    ['a scope', ['@plumbline/retry', '--layer', 'leaf']],
    ['a path', ['../retry', '--layer', 'leaf']],
    ['capitals', ['Retry', '--layer', 'leaf']],
    ['no layer', ['retry']],
    ['an unknown layer', ['retry', '--layer', 'leaves']],
    ['an unknown option', ['retry', '--layer', 'leaf', '--force']],
  ])('%s is refused, and the usage is the remedy', (_case, args) =>
    expect(() => readPackageRequest(args)).toThrow(
      expect.objectContaining({ code: 'NEW_PACKAGE_USAGE', remedy: expect.stringContaining('npm run new') }),
    ),
  );
});
