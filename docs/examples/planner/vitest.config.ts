import { plumbline } from '@plumbline/vitest';
import { defineConfig } from 'vitest/config';

export default defineConfig({ plugins: [plumbline()], test: { include: ['src/**/*.test.ts'] } });
