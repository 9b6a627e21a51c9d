import type { Linter } from 'eslint';
import { sourceSets } from './source-sets.ts';

/**
 * What tests are spared: a suite is one long function, and matchers such as `expect.any()` are
 * typed `any` by Vitest.
 *
 * @returns Entries of a flat configuration.
 */
export function testConfig(): Linter.Config[] {
  return [
    {
      files: [...sourceSets.tests],
      rules: {
        'max-lines-per-function': 'off',
        '@typescript-eslint/no-unsafe-assignment': 'off',
        '@typescript-eslint/no-non-null-assertion': 'off',
        '@typescript-eslint/require-await': 'off',
        '@typescript-eslint/unbound-method': 'off',
      },
    },
  ];
}
