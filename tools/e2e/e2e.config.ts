import { defineConfig } from 'vitest/config';

/** End-to-end runs: minutes, not seconds, so not part of the tests that every run makes. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['src/**/*.e2e.ts'],
    tags: [{ name: 'sample', description: 'Part of what every check runs.' }],
    globalSetup: ['src/setup/global-setup.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    reporters: ['verbose'],
  },
});
