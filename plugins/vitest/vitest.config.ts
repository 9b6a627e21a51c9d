import { configDefaults, defineConfig } from 'vitest/config';
import { coverage } from '../../coverage.config.ts';

export default defineConfig({
  test: { exclude: [...configDefaults.exclude, '**/fixtures/**'], testTimeout: 60_000, coverage },
});
