import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { acquireLock } from './acquire-lock.ts';
import { lightBeacon } from './beacon.ts';
import type { Claim } from './claim.ts';
import { ownIdentity } from './identity.ts';
import { judgeLife } from './judge-life.ts';

const isLinux = process.platform === 'linux';
/** A claim of this very process, as a lock would have written it, without a beacon. */
const claim: Claim = {
  schemaVersion: 1,
  id: 'a',
  mode: 'exclusive',
  purpose: 'a test',
  since: '2026-01-01T00:00:00.000Z',
  beacon: '',
  ...ownIdentity(),
};
const observer = { identity: ownIdentity(), directory: '/tmp' };

test.runIf(isLinux)(
  'a process id that went to another process proves death: the start time differs',
  async () => {
    expect(await judgeLife(claim, observer)).toBe('alive');
    expect(await judgeLife({ ...claim, startTime: '1' }, observer)).toBe('dead');
  },
);

test('a process id that nobody has proves death', async () => {
  expect(await judgeLife({ ...claim, pid: 2 ** 22 + 1 }, observer)).toBe('dead');
});

test('another host proves nothing, whatever its process ids', async () => {
  const elsewhere = { ...claim, host: 'elsewhere', bootId: 'other', startTime: '1', pid: 2 ** 22 + 1 };
  expect(await judgeLife(elsewhere, observer)).toBe('unknown');
  expect(await judgeLife({ ...elsewhere, platform: 'plan9' }, observer)).toBe('unknown');
});

test.runIf(isLinux)(
  'a boot since then proves death, on a file system that no other machine can have',
  async () => {
    using folder = temporaryFolder();
    const local = { ...observer, directory: folder.path };
    expect(await judgeLife({ ...claim, bootId: 'earlier' }, local)).toBe('dead');
    expect(await judgeLife({ ...claim, bootId: 'earlier' }, { ...observer, directory: '/proc' })).toBe(
      'unknown',
    );
    expect(await judgeLife({ ...claim, bootId: '' }, local)).toBe('unknown');
  },
);

test.runIf(isLinux)('in another container the process id proves nothing, but the beacon does', async () => {
  using folder = temporaryFolder();
  const inFolder = { ...observer, directory: folder.path };
  const container = { ...claim, namespaces: 'pid:[1] time:[1]', pid: 2 ** 22 + 1, startTime: '1' };
  expect(await judgeLife(container, inFolder)).toBe('unknown');
  await using beacon = await lightBeacon(folder.path, 'b');
  expect(await judgeLife({ ...container, beacon: beacon.address }, inFolder)).toBe('alive');
  writeFileSync(join(folder.path, 'c.sock'), '');
  expect(await judgeLife({ ...container, beacon: 'c.sock' }, inFolder)).toBe('dead');
  expect(await judgeLife({ ...container, beacon: 'gone.sock' }, inFolder)).toBe('unknown');
});

const files: [string, string, object][] = [
  [
    'of another host',
    JSON.stringify({ ...claim, host: 'elsewhere', bootId: 'other' }),
    { host: 'elsewhere' },
  ],
  ['that cannot be read', '{"schemaVersion":1,', { pid: 0 }],
  ['of a later version', JSON.stringify({ ...claim, schemaVersion: 2 }), { pid: 0 }],
];

test.each(files)(
  'a claim %s counts as held, and the remedy names the file to delete',
  async (_, text, holder) => {
    using folder = temporaryFolder();
    mkdirSync(join(folder.path, 'test.lock'));
    const file = join(folder.path, 'test.lock', 'a.json');
    writeFileSync(file, text);
    const attempt = acquireLock({ directory: folder.path, name: 'test', mode: 'shared', purpose: 'a test' });
    await expect(attempt).rejects.toMatchObject({
      code: 'LOCK_HELD',
      remedy: expect.stringContaining(`delete ${file}`) as string,
      fields: { holder: { ...holder, file, isProvenAlive: false } },
    });
  },
);

test.runIf(isLinux)('a dead claim is removed by who takes the lock over', async () => {
  using folder = temporaryFolder();
  mkdirSync(join(folder.path, 'test.lock'));
  for (const id of ['a', 'zz']) {
    const dead = JSON.stringify({ ...claim, id, startTime: '1' });
    for (const end of ['json', 'held', 'sock'])
      writeFileSync(join(folder.path, 'test.lock', `${id}.${end}`), dead);
  }
  const lock = await acquireLock({
    directory: folder.path,
    name: 'test',
    mode: 'exclusive',
    purpose: 'a test',
  });
  await lock.release();
  expect(readdirSync(join(folder.path, 'test.lock'))).toEqual([]);
});
