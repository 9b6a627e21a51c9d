import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Sums up the dotenv files of a folder: `.env`, `.env.local`, `.env.test`, `.local.env` and so
 * on. They are git-ignored as a rule, so Nx does not see them, yet Nx and Vitest read them.
 *
 * @param directory - Absolute path of the folder.
 * @returns A digest of names and contents; the empty string where there are no such files.
 */
export function dotenvDigest(directory: string): string {
  const names = dotenvNames(directory);
  if (names.length === 0) return '';
  const hash = createHash('sha256');
  for (const name of names) {
    const content = readFileSync(join(directory, name));
    hash.update(`${name}\0${String(content.length)}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 32);
}

function dotenvNames(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => /^\.env(?:\..+)?$|^\..+\.env$/u.test(entry.name) && !entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}
