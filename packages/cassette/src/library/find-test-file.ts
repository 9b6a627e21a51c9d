import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Finds the test file of a cassette: beside the folder of recordings, with the name that the cassette's own
 * folder has, or the one that the recording noted.
 *
 * @param path - Absolute path of the cassette, as in `src/__cassettes__/plan/asks.1234.jsonl`.
 * @param noted - Name of the test file as it was when it was recorded, where that is known.
 * @returns Absolute path; `undefined` where there is none, or several could be it.
 */
export function findTestFile(path: string, noted: string | undefined): string | undefined {
  const name = basename(dirname(path));
  const folder = dirname(dirname(dirname(path)));
  if (noted !== undefined && existsSync(join(folder, noted))) return join(folder, noted);
  const candidates = filesOf(folder).filter((file) => stemOf(file) === name);
  return candidates.length === 1 ? join(folder, candidates[0] ?? '') : undefined;
}

/**
 * Gives the name of the folder that holds the recordings of a test file.
 *
 * @param file - Name of the test file.
 * @returns The name without `.test.ts` and its kin; the whole name where it has no such end.
 */
export function stemOf(file: string): string {
  return file.replace(/\.(?:test|spec)\.[cm]?[jt]sx?$/u, '');
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
