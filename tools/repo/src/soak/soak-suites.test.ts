import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { soakSuites } from './soak-suites.ts';

test('only tests that have full counts are in a suite', () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-soak-'));
  for (const directory of ['packages/a/src/deep', 'packages/b/src']) {
    mkdirSync(join(folder.path, directory), { recursive: true });
  }
  const reads = ["process.env['PLUMBLINE", "SOAK'];"].join('_');
  writeFileSync(join(folder.path, 'packages/a/src/deep/race.test.ts'), reads);
  writeFileSync(join(folder.path, 'packages/a/src/quick.test.ts'), '');
  writeFileSync(join(folder.path, 'packages/b/src/race.ts'), reads);
  expect(soakSuites(folder.path, [{ directory: 'packages/a' }, { directory: 'packages/b' }])).toEqual([
    { directory: 'packages/a', files: ['src/deep/race.test.ts'] },
  ]);
});
