import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { errorCode, ioFailure } from '../io-failure.ts';
import { temporaryPath } from './temporary-path.ts';

/** What of the file system is used: the real one by default, one with faults in tests. */
export interface WholeFileSystem {
  readonly open: typeof open;
  readonly rename: typeof rename;
}

const realFileSystem: WholeFileSystem = { open, rename };

/**
 * Writes a file so that whoever reads it, at any time and also after a crash, sees the
 * whole old content or the whole new one: temporary file in the same folder, fsync, rename.
 *
 * Keeps the permissions of an existing file, and writes through a symbolic link. A failed
 * write removes its temporary file; a killed one leaves `.name.<pid>.<random>.tmp`.
 *
 * @param path - The file; its folder is made where missing.
 * @param data - Its whole new content.
 * @param fileSystem - Another file system, for tests.
 * @throws PlumblineError `DISK_FULL` or `WRITE_FAILED`; the file is then unchanged.
 */
export async function writeFileWhole(
  path: string,
  data: string | Uint8Array,
  fileSystem: WholeFileSystem = realFileSystem,
): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const target = await followLink(path);
    const temporary = temporaryPath(target);
    try {
      await writeSynced({ temporary, data, mode: await modeOf(target) }, fileSystem);
      await fileSystem.rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(dirname(target));
  } catch (error) {
    throw ioFailure(error, path);
  }
}

async function followLink(path: string): Promise<string> {
  return (await unlessMissing(realpath(path))) ?? path;
}

async function modeOf(path: string): Promise<number | undefined> {
  const stats = await unlessMissing(stat(path));
  return stats === undefined ? undefined : stats.mode & 0o7777;
}

async function unlessMissing<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

interface Draft {
  readonly temporary: string;
  readonly data: string | Uint8Array;
  /** `undefined` for a new file, which gets the usual permissions. */
  readonly mode: number | undefined;
}

async function writeSynced({ temporary, data, mode }: Draft, fileSystem: WholeFileSystem): Promise<void> {
  await using file = await fileSystem.open(temporary, 'wx', mode);
  if (mode !== undefined) await file.chmod(mode);
  await file.writeFile(data);
  await file.sync();
}

/** The rename itself is durable once the folder is; Windows has no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using folder = await open(path, 'r');
  await folder.sync();
}
