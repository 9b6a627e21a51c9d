import { describe, expect, it } from 'vitest';
import { parseSync } from 'vite';
import { withPlumbline } from './with-plumbline.ts';

const register = (source: string) => withPlumbline(source, parseSync);

describe('a configuration that can be read', () => {
  it.each([
    [
      'has no plugins',
      `import { defineConfig } from 'vitest/config';\n\nexport default defineConfig({ test: { globals: true } });\n`,
      `import { plumbline } from '@plumbline/vitest';\nimport { defineConfig } from 'vitest/config';\n\nexport default defineConfig({ plugins: [plumbline()], test: { globals: true } });\n`,
    ],
    [
      'is empty',
      `export default {};`,
      `import { plumbline } from '@plumbline/vitest';\nexport default { plugins: [plumbline()] };`,
    ],
    [
      'has plugins, beside others of the same name deeper down',
      `/// <reference types="vitest" />\nimport react from "react";\nexport default defineConfig({ build: { plugins: [x()] }, plugins: [react()] })`,
      `/// <reference types="vitest" />\nimport { plumbline } from "@plumbline/vitest";\nimport react from "react";\nexport default defineConfig({ build: { plugins: [x()] }, plugins: [plumbline(), react()] })`,
    ],
    [
      'has types of its own',
      `export default { 'plugins': [] } satisfies UserConfig;`,
      `import { plumbline } from '@plumbline/vitest';\nexport default { 'plugins': [plumbline()] } satisfies UserConfig;`,
    ],
    [
      'adds to a shared one',
      `import { shared } from '../shared.ts';\nexport default mergeConfig(shared, defineConfig({ test: {} }));`,
      `import { plumbline } from '@plumbline/vitest';\nimport { shared } from '../shared.ts';\nexport default mergeConfig(shared, defineConfig({ plugins: [plumbline()], test: {} }));`,
    ],
  ])('gets the plugin when it %s', (_case, source, expected) => {
    expect(register(source)).toEqual({ state: 'registered', source: expected });
  });

  it('is left alone the second time', () => {
    const first = register('export default {};');
    expect(first.state === 'registered' && register(first.source)).toEqual({ state: 'present' });
  });
});

describe('a configuration that leaves doubts is left alone', () => {
  it.each([
    ['is a function', 'export default defineConfig(({ mode }) => ({ test: { mode } }));'],
    ['is built somewhere else', 'const config = {};\nexport default config;'],
    ['is CommonJS', 'module.exports = { test: {} };'],
    ['spreads another', 'export default { ...shared, test: {} };'],
    ['computes its keys', 'export default { [name]: [] };'],
    ['takes its plugins from elsewhere', 'export default { plugins: shared };'],
    ['wraps it in a function of its own', 'export default withDefaults({ test: {} });'],
    ['is broken', 'export default { test: {'],
    [
      'uses the name for something else',
      `import { plumbline } from './walls.ts';\nexport default { test: {} };`,
    ],
  ])('when it %s', (_case, source) => {
    expect(register(source)).toMatchObject({ state: 'unclear' });
  });
});
