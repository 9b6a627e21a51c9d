import type { ShelvedCassette } from '@plumbline/cassette/library';
import { formatBytes } from '@plumbline/qa';
import type { Shelf } from './open-shelf.ts';

/**
 * Draws cassettes as a list, under the files of their tests.
 *
 * @param shelved - The cassettes.
 * @param shelf - How paths are written.
 * @returns Lines; one that says so where there are none.
 */
export function renderList(shelved: readonly ShelvedCassette[], shelf: Shelf): string[] {
  if (shelved.length === 0) return ['There are no recordings; `plumb record` makes them.'];
  const groups = Map.groupBy(shelved, (each) => titleOf(each, shelf));
  return [...groups].flatMap(([title, group]) => ['', title, ...rows(group, shelf)]).slice(1);
}

function titleOf(shelved: ShelvedCassette, { show }: Shelf): string {
  const { testFile } = ('error' in shelved ? shelved.origin : shelved.cassette) ?? {};
  return testFile === undefined ? 'without a test file' : show(testFile);
}

function rows(group: readonly ShelvedCassette[], shelf: Shelf): string[] {
  const cells = group.map((each) => cellsOf(each, shelf));
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) =>
    `  ${row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join('  ')}`.trimEnd(),
  );
}

/** Numbers stand to the right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 || column > 2 ? cell.padEnd(width) : cell.padStart(width);
}

function cellsOf(shelved: ShelvedCassette, { show }: Shelf): string[] {
  if ('error' in shelved) return [`✗ ${show(shelved.path)}`, '', '', '', shelved.error.code];
  const { cassette, freshness } = shelved;
  const isStale = freshness.reasons.length > 0;
  return [
    `${isStale ? '!' : '✓'} ${cassette.test}`,
    String(cassette.interactions.length),
    formatBytes(cassette.bytes),
    freshness.recordedAt?.slice(0, 10) ?? 'undated',
    isStale ? `stale: ${freshness.reasons.join(', ')}` : '',
  ];
}
