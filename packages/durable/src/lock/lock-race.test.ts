import { expect, test } from 'vitest';

import { runRace } from '../../fixtures/race.ts';
import { seededRandom } from '../../fixtures/random.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { findDoubleHolds } from '../../fixtures/witness.ts';
import { acquireLock } from './acquire-lock.ts';

const isSoak = process.env['PLUMBLINE_SOAK'] === '1';
const size = isSoak ? { contenders: 6, rounds: 1_000 } : { contenders: 4, rounds: 8 };
const turns = 3;
const timeout = isSoak ? 1_800_000 : 60_000;

test.each([
  { shared: 0, seed: 1 },
  { shared: 0.7, seed: 2 },
])(
  'contenders killed at random never hold twice, $shared of them shared',
  { timeout },
  async ({ shared, seed }) => {
    using folder = temporaryFolder();
    const race = { ...size, directory: folder.path, random: seededRandom(seed), shared, ticks: 30, turns };
    const testimony = await runRace({ ...race, kind: 'lock' });
    expect(findDoubleHolds(testimony)).toEqual([]);
    const entered = testimony.lines.filter((line) => line.includes(' enter ')).length;
    expect(entered).toBeGreaterThanOrEqual(size.rounds * (size.contenders - 1) * turns);
    await using lock = await acquireLock({
      directory: folder.path,
      name: 'test',
      mode: 'exclusive',
      purpose: 'after',
    });
    expect(lock.mode).toBe('exclusive');
  },
);

test('the same race without the lock shows double holds, so the witness sees them', { timeout }, async () => {
  using folder = temporaryFolder();
  const race = {
    contenders: 3,
    rounds: 2,
    directory: folder.path,
    random: seededRandom(3),
    shared: 0,
    ticks: 3_000,
    turns: 1,
  };
  expect(findDoubleHolds(await runRace({ ...race, kind: 'none' }))).not.toEqual([]);
});

test('a witness tells an heir of the dead from a second holder', () => {
  const lines = ['a enter exclusive', 'a tick', 'b enter exclusive', 'b leave'];
  expect(findDoubleHolds({ lines, killed: new Set(['a']) })).toEqual([]);
  expect(findDoubleHolds({ lines, killed: new Set() })).toHaveLength(1);
  expect(findDoubleHolds({ lines: [...lines, 'a tick'], killed: new Set(['a']) })).toHaveLength(1);
});
