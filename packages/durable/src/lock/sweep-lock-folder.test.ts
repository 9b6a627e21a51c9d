import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { lightBeacon } from './beacon.ts';
import { sweepLockFolder } from './sweep-lock-folder.ts';

test('old leftovers without a claim go; claims, lit beacons and what is recent stay', async () => {
  using folder = temporaryFolder();
  await using beacons = new AsyncDisposableStack();
  beacons.use(await lightBeacon(folder.path, 'lit'));
  for (const file of ['.a.tmp', 'b.held', 'c.sock', 'd.json', 'd.held', '.recent.tmp', 'recent.sock']) {
    writeFileSync(join(folder.path, file), '');
  }
  for (const file of readdirSync(folder.path).filter((name) => !name.includes('recent'))) {
    utimesSync(join(folder.path, file), 0, 0);
  }
  await sweepLockFolder(folder.path);
  expect(readdirSync(folder.path).toSorted()).toEqual([
    '.recent.tmp',
    'd.held',
    'd.json',
    'lit.sock',
    'recent.sock',
  ]);
});
