import { readFile } from 'node:fs/promises';

/**
 * Reads a text file that may be absent.
 *
 * @param path - Where it would stand.
 * @returns Its text, or `undefined` where there is no such file.
 * @throws The error of the file system for everything else, such as a missing permission.
 */
export async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}
