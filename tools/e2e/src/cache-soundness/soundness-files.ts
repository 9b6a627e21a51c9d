import type { Files } from '../workspace/workspace.ts';

/** A project, one that depends on it, and one on its own with a configuration it shares with nobody. */
export const soundnessFiles: Files = {
  'package.json': {
    name: 'soundness',
    private: true,
    type: 'module',
    workspaces: ['packages/*', 'plugins/*', 'libs/*'],
  },
  'nx.json': {
    analytics: false,
    plugins: ['@plumbline/nx'],
    pluginsConfig: { '@nx/js': { analyzeSourceFiles: true } },
    namedInputs: { production: ['default', '!{projectRoot}/**/*.test.ts', '!{projectRoot}/**/*.md'] },
  },
  'plumbline.json': { schemaVersion: 1, qa: { environment: ['MODEL_NAME'] } },
  'tsconfig.base.json': { compilerOptions: { module: 'nodenext' } },
  '.gitignore': 'node_modules\n.nx\n.plumbline\n.env*\n',
  'shared/retries.ts': 'export const retry = 0;\n',
  ...library('a', {}),
  'libs/a/src/unused.ts': 'export const unused = true;\n',
  'libs/a/src/prompts/plan.txt': 'Make a plan.\n',
  'libs/a/src/prompts.test.ts': `import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('has a prompt', () => {
  expect(readFileSync(new URL('prompts/plan.txt', import.meta.url), 'utf8')).toContain('plan');
});
`,
  'libs/a/src/__cassettes__/index/models.cassette.jsonl':
    '{"kind":"cassette","schemaVersion":1,"test":"models"}\n',
  ...library('b', { '@soundness/a': '*' }),
  'libs/b/src/index.ts': `export * from '../../a/src/index.ts';\n`,
  ...library('c', { semver: '*' }),
  'libs/c/src/index.ts': `import semver from 'semver';\n\nexport const major = semver.major('3.2.1');\n`,
  'libs/c/vitest.config.ts': `import { resolve } from 'node:path';
import { loadEnv } from 'vite';
import { retry } from '../../shared/retries.ts';

export default {
  resolve: { alias: { '@prices': resolve(import.meta.dirname, '..', '..', 'prices') } },
  test: { retry, globalSetup: ['../../tools/global-set-up.ts'], env: loadEnv('test', '../../envs', 'PRICE_') },
};
`,
  'libs/c/src/prices/prices.test.ts': `import { price } from '@prices/list.ts';
import { expect, it } from 'vitest';

it('knows a price', { tags: ['quick'] }, () => {
  expect(price).toBe(3);
});
`,
  'libs/c/src/prices/tsconfig.json': { extends: '../../../../tools/tsconfig.prices.json' },
  'tools/tsconfig.prices.json': { compilerOptions: { target: 'es2024' } },
  'tools/global-set-up.ts': 'export const setup = (): void => undefined;\n',
  'prices/list.ts': 'export const price = 3;\n',
};

function library(name: string, dependencies: Readonly<Record<string, string>>): Files {
  return {
    [`libs/${name}/package.json`]: { name: `@soundness/${name}`, type: 'module', dependencies },
    [`libs/${name}/vitest.config.ts`]: 'export default { test: {} };\n',
    [`libs/${name}/src/index.ts`]: 'export const value = 1;\n',
    [`libs/${name}/src/index.test.ts`]: `import { expect, it } from 'vitest';
import * as own from './index.ts';

it('exports something', { tags: ['tier1', 'quick'] }, () => {
  expect(Object.keys(own)).not.toEqual([]);
});
`,
  };
}
