import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { isTemporaryName, temporaryPath } from './temporary-path.ts';
import { writeFileWhole } from './write-file-whole.ts';

test('a file gets its new content, text or bytes, in folders that did not exist, and nothing stays beside it', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'a', 'b', 'file.json');
  await writeFileWhole(file, 'first, ü');
  expect(readFileSync(file, 'utf8')).toBe('first, ü');
  await writeFileWhole(file, Uint8Array.of(0, 255));
  expect([...readFileSync(file)]).toEqual([0, 255]);
  expect(readdirSync(join(folder.path, 'a', 'b'))).toEqual(['file.json']);
});

test.runIf(process.platform !== 'win32')('permissions stay', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'script');
  writeFileSync(file, '');
  chmodSync(file, 0o751);
  await writeFileWhole(file, 'new');
  expect(statSync(file).mode & 0o7777).toBe(0o751);
});

test('a symbolic link stays one, and what it leads to is written', async () => {
  using folder = temporaryFolder();
  mkdirSync(join(folder.path, 'real'));
  writeFileSync(join(folder.path, 'real', 'file'), 'old');
  symlinkSync(join('real', 'file'), join(folder.path, 'link'));
  await writeFileWhole(join(folder.path, 'link'), 'new');
  expect(readFileSync(join(folder.path, 'real', 'file'), 'utf8')).toBe('new');
  expect(readdirSync(folder.path).toSorted()).toEqual(['link', 'real']);
});

test('the longest name that a file can have is written too', async () => {
  using folder = temporaryFolder();
  const name = 'ü'.repeat(127);
  await writeFileWhole(join(folder.path, name), 'x');
  expect(readdirSync(folder.path)).toEqual([name]);
});

/** `/dev/full` takes what is opened and refuses each write, as a full disk does. */
test.runIf(process.platform === 'linux')(
  'a full disk is an error of its own; the old file is unchanged',
  async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'file');
    writeFileSync(file, 'old');
    const openFull: typeof open = async (path, flags, mode) => {
      await (await open(path, flags, mode)).close();
      return open('/dev/full', 'w');
    };
    const attempt = writeFileWhole(file, 'new', { open: openFull, rename });
    await expect(attempt).rejects.toMatchObject({
      code: 'DISK_FULL',
      exitCode: 22,
      fields: { path: file, reason: 'ENOSPC' },
      remedy: expect.stringContaining('Free space') as string,
    });
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder.path)).toEqual(['file']);
  },
);

test('a rename that fails leaves the old file and no temporary one', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'file');
  writeFileSync(file, 'old');
  const failed = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
  const attempt = writeFileWhole(file, 'new', { open, rename: () => Promise.reject(failed) });
  await expect(attempt).rejects.toMatchObject({ code: 'WRITE_FAILED', exitCode: 20, cause: failed });
  expect(readdirSync(folder.path)).toEqual(['file']);
});

test('a path that is a folder is an error, and so is one below a file', async () => {
  using folder = temporaryFolder();
  await expect(writeFileWhole(folder.path, 'x')).rejects.toMatchObject({ code: 'WRITE_FAILED' });
  await expect(writeFileWhole('/dev/null/file', 'x')).rejects.toMatchObject({ code: 'WRITE_FAILED' });
});

test('what a killed writer leaves is known by its name', () => {
  const name = temporaryPath('/a/run record.json').slice('/a/'.length);
  expect(isTemporaryName(name)).toBe(true);
  expect(['.env', 'a.tmp', '.a.tmp', '.a.1.tmp'].filter(isTemporaryName)).toEqual([]);
});
