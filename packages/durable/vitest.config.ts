import { defineConfig } from 'vitest/config';
import { coverage } from '../../coverage.config.ts';

export default defineConfig({ test: { include: ['src/**/*.test.ts'], coverage, testTimeout: 30_000 } });
