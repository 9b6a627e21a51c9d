import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { startChild, type Child } from '../../fixtures/child.ts';
import { seededRandom } from '../../fixtures/random.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { readAppendLog } from './read-append-log.ts';

const isSoak = process.env['PLUMBLINE_SOAK'] === '1';
const sizes = ['10', '5000', '300000'];

test(
  'three writers, killed at random, lose nothing that was appended',
  { timeout: isSoak ? 900_000 : 60_000 },
  async () => {
    using folder = temporaryFolder();
    const random = seededRandom(5);
    for (let round = 0; round < (isSoak ? 200 : 2); round += 1) {
      const path = join(folder.path, `${String(round)}.jsonl`);
      const said = await appendUntilKilled(path, random() * 30);
      const read = await readNumbers(path);
      rmSync(path);
      expect(read).toEqual(read.map((numbers) => numbers.map((_, n) => n)));
      // A line may be appended whose writer was killed before it could say so.
      for (const [index, numbers] of read.entries())
        expect(numbers.length - Number(said[index])).toBeOneOf([0, 1]);
    }
  },
);

/** Counts, for each writer, the lines that it said it had appended before it was killed. */
async function appendUntilKilled(path: string, milliseconds: number): Promise<number[]> {
  const children = sizes.map((size) => startChild('appender.ts', [path, size, size, '100000']));
  await Promise.all(children.map((child) => child.line()));
  await delay(milliseconds);
  return Promise.all(children.map(killed));
}

async function killed(child: Child): Promise<number> {
  child.kill('SIGKILL');
  const said = await Array.fromAsync(child.rest());
  await child.ended;
  return 1 + said.length;
}

async function readNumbers(path: string): Promise<number[][]> {
  const numbers = new Map<string, number[]>(sizes.map((size) => [size, []]));
  for await (const { value } of readAppendLog(path)) {
    const { id, n } = value as { id: string; n: number };
    numbers.get(id)?.push(n);
  }
  return [...numbers.values()];
}
