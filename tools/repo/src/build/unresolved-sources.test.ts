import { expect, test } from 'vitest';
import { unresolvedSources } from './unresolved-sources.ts';

test.each([
  `new URL('./worker.ts', import.meta.url)`,
  `join(import.meta.dirname, "worker.ts")`,
  'resolve(root, `./worker.ts`)',
  `import.meta.resolve('./worker.ts')`,
])('it finds %s', (expression) => expect(unresolvedSources(`const a = ${expression};`)).toHaveLength(1));

test.each([
  `new URL('./worker.js', import.meta.url)`,
  `join(root, 'types.d.ts')`,
  `import { a } from './a.js';`,
  `const pattern = '**/*.test.ts';`,
])('it leaves %s alone', (expression) => expect(unresolvedSources(expression)).toEqual([]));
