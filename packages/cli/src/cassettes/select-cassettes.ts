import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { filesOfCassette, type ShelvedCassette } from '@plumbline/cassette/library';
import { exitCodes, fail, ok, PlumblineError, type Result } from '@plumbline/contracts/errors';
import type { Host } from '../command/host.ts';
import { isWithin, type Shelf } from './open-shelf.ts';

/**
 * Reads the recordings that were asked for.
 *
 * @param shelf - All recordings.
 * @param words - Paths, or parts of names of tests; none for all.
 * @param host - Where paths begin.
 * @returns The recordings, by path; `CASSETTE_NOT_FOUND` for a word that none answers to.
 */
export async function selectCassettes(
  shelf: Shelf,
  words: readonly string[],
  host: Pick<Host, 'directory'>,
): Promise<Result<readonly ShelvedCassette[], PlumblineError>> {
  const all: ShelvedCassette[] = await Array.fromAsync(shelf.library.readAll(shelf.found.cassettes));
  if (words.length === 0) return ok(all);
  const groups = words.map((word) => all.filter((shelved) => answersTo(shelved, word, host)));
  const missing = words.find((word, index) => groups[index]?.length === 0 && !isThere(word, host));
  if (missing !== undefined) return fail(notFound(missing, all.length));
  const selected = new Set(groups.flat());
  return ok(all.filter((shelved) => selected.has(shelved)));
}

/** A folder or a test file without recordings is a good answer. */
function isThere(word: string, { directory }: Pick<Host, 'directory'>): boolean {
  return existsSync(resolve(directory, word));
}

function answersTo(shelved: ShelvedCassette, word: string, { directory }: Pick<Host, 'directory'>): boolean {
  const place = resolve(directory, word);
  if (isWithin(shelved.path, place) || filesOfCassette(shelved.path).includes(place)) return true;
  const { test, testFile } = ('error' in shelved ? shelved.origin : shelved.cassette) ?? {};
  return testFile === place || test?.toLowerCase().includes(word.toLowerCase()) === true;
}

function notFound(word: string, count: number): PlumblineError {
  return new PlumblineError({
    code: 'CASSETTE_NOT_FOUND',
    message: `None of ${String(count)} cassettes stands at "${word}", or has it in the name of its test.`,
    remedy: '`plumb cassette list` names all of them.',
    exitCode: exitCodes.invalidInput,
    fields: { word },
  });
}
