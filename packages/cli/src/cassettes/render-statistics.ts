import type { CassetteStatistics, Tally } from '@plumbline/cassette/library';
import { formatBytes } from '@plumbline/qa';
import { alignRows } from '../help/align-rows.ts';
import type { Shelf } from './open-shelf.ts';

/**
 * Draws what recordings come to.
 *
 * @param statistics - The numbers.
 * @param shelf - How paths are written.
 * @returns Lines.
 */
export function renderStatistics(statistics: CassetteStatistics, { show }: Shelf): string[] {
  const { cassettes, invalid, stale, undated, interactions, repeated, bytes } = statistics;
  const { oldest, newest, largest } = statistics;
  return alignRows([
    ['Cassettes', `${String(cassettes)}, ${String(stale)} stale or due, ${String(invalid)} invalid`],
    ['Interactions', `${String(interactions)}, ${String(repeated)} of them repeat a request`],
    ['Size', formatBytes(bytes)],
    ['Recorded', `${span(oldest, newest)}${undated === 0 ? '' : `, ${String(undated)} undated`}`],
    ['Hosts', tally(statistics.hosts)],
    ['Methods', tally(statistics.methods)],
    ['Outcomes', tally(statistics.outcomes)],
    ['Bodies', tally(statistics.bodies)],
    ...largest.map(({ path, bytes: size }, index): [string, string] => [
      index === 0 ? 'Largest' : '',
      `${formatBytes(size)}  ${show(path)}`,
    ]),
  ]);
}

function span(oldest: string | undefined, newest: string | undefined): string {
  if (oldest === undefined || newest === undefined) return 'nobody knows when';
  const [from, to] = [oldest.slice(0, 10), newest.slice(0, 10)];
  return from === to ? from : `${from} to ${to}`;
}

function tally(counts: Tally): string {
  const parts = Object.entries(counts).map(([name, count]) => `${name} ${String(count)}`);
  return parts.length === 0 ? 'none' : parts.join(' · ');
}
