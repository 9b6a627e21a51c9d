import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { startChild } from '../../fixtures/child.ts';
import { seededRandom } from '../../fixtures/random.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { isTemporaryName } from './temporary-path.ts';

const isSoak = process.env['PLUMBLINE_SOAK'] === '1';

test(
  'writers killed at random, two at a time, never leave a torn file',
  { timeout: isSoak ? 600_000 : 60_000 },
  async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'file');
    const random = seededRandom(4);
    for (let round = 0; round < (isSoak ? 300 : 4); round += 1) {
      await using first = startChild('writer.ts', [file]);
      await using second = startChild('writer.ts', [file]);
      await Promise.all([first.line(), second.line()]);
      await delay(random() * 20);
      first.kill('SIGKILL');
      second.kill('SIGKILL');
      await Promise.all([first.ended, second.ended]);
      expect(readFileSync(file, 'utf8')).toMatch(/^(?:([a-z])\1*)$/);
    }
    expect(readdirSync(folder.path).filter((name) => name !== 'file' && !isTemporaryName(name))).toEqual([]);
  },
);
