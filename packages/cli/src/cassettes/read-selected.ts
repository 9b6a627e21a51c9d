import type { ShelvedCassette } from '@plumbline/cassette/library';
import { ok, type PlumblineError, type Result } from '@plumbline/contracts/errors';
import type { Host } from '../command/host.ts';
import { openShelf, type Shelf } from './open-shelf.ts';
import { selectCassettes } from './select-cassettes.ts';

/** The recordings that a command is about. */
export interface SelectedCassettes {
  readonly shelf: Shelf;
  readonly selected: readonly ShelvedCassette[];
}

/**
 * Reads the recordings that a command is about.
 *
 * @param words - What was asked for; nothing for all.
 * @param host - Where the user is.
 * @returns The recordings, or why there are none.
 */
export async function readSelected(
  words: readonly string[],
  host: Host,
): Promise<Result<SelectedCassettes, PlumblineError>> {
  const shelf = await openShelf(host);
  if (!shelf.ok) return shelf;
  const selected = await selectCassettes(shelf.value, words, host);
  return selected.ok ? ok({ shelf: shelf.value, selected: selected.value }) : selected;
}
