import { expect, test } from 'vitest';

import { runRace } from '../../fixtures/race.ts';
import { seededRandom } from '../../fixtures/random.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { findDoubleHolds } from '../../fixtures/witness.ts';
import { acquireLock } from './acquire-lock.ts';

const isSoak = process.env['PLUMBLINE_SOAK'] === '1';
const contenders = isSoak ? 6 : 4;
const turns = 2;
const timeout = isSoak ? 3_600_000 : 60_000;

test.each([
  { shared: 0, seed: 1, rounds: isSoak ? 1_000 : 8 },
  { shared: 0.7, seed: 2, rounds: isSoak ? 250 : 8 },
])(
  'contenders killed at random never hold twice in $rounds rounds, $shared of them shared',
  { timeout },
  async ({ shared, seed, rounds }) => {
    using folder = temporaryFolder();
    const race = {
      contenders,
      rounds,
      directory: folder.path,
      random: seededRandom(seed),
      shared,
      ticks: 30,
      turns,
    };
    const testimony = await runRace({ ...race, kind: 'lock' });
    expect(findDoubleHolds(testimony)).toEqual([]);
    const entered = testimony.lines.filter((line) => line.includes(' enter ')).length;
    expect(entered).toBeGreaterThanOrEqual(rounds * (contenders - 1) * turns);
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
