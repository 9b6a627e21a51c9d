import { defineConfig } from 'vitest/config';
import { coverage } from '../../coverage.config.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    exclude: ['**/fixtures/**'],
    // Most files load ESLint, typedoc or the compiler, and none changes what another sees.
    isolate: false,
    coverage,
  },
});
