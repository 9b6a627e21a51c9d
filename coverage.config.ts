import type { CoverageOptions } from 'vitest/node';

/**
 * What counts as covered, for every package and every tool that measures it: the one coverage
 * configuration of this repository.
 */
export const coverage: CoverageOptions = {
  provider: 'v8',
  include: ['src/**/*.ts'],
  exclude: ['**/*.test.ts', '**/*.test-d.ts', '**/*.contract.ts', '**/fixtures/**', '**/index.ts'],
  reporter: ['text-summary', 'json', 'lcovonly'],
  reportsDirectory: 'coverage',
};
