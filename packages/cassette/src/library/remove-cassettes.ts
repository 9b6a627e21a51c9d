import { rm, rmdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { filesOfCassette } from './find-cassettes.ts';

/**
 * Removes cassettes with what stands beside them, and folders that become empty, up to that of the recordings.
 *
 * @param cassettes - Absolute paths.
 * @param directory - Name of the folders that hold recordings.
 * Side effects: removes files.
 */
export async function removeCassettes(cassettes: readonly string[], directory: string): Promise<void> {
  for (const path of cassettes) {
    for (const file of filesOfCassette(path)) await rm(file, { force: true });
  }
  for (const folder of new Set(cassettes.map((path) => dirname(path)))) {
    await removeIfEmpty(folder, directory);
  }
}

async function removeIfEmpty(folder: string, directory: string): Promise<void> {
  const isGone = await rmdir(folder).then(
    () => true,
    () => false,
  );
  if (isGone && basename(folder) !== directory) await removeIfEmpty(dirname(folder), directory);
}
