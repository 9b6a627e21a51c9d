import { showDifference, type InteractionChange, type Refreshed } from '@plumbline/cassette/library';
import type { Shelf } from './open-shelf.ts';

/** Of one interaction; the rest is in the JSON. */
const shown = 12;

/**
 * Draws what became of recordings that were made anew.
 *
 * @param refreshed - What became of each.
 * @param shelf - How paths are written.
 * @returns Lines.
 */
export function renderRefreshed(refreshed: readonly Refreshed[], { show }: Shelf): string[] {
  return [...refreshed.flatMap((each) => [titleOf(each, show), ...detailsOf(each)]), conclusion(refreshed)];
}

const titles: Readonly<Record<Refreshed['outcome'], string>> = {
  changed: '~ changed',
  identical: '= identical',
  failed: '✗ failed, the old recording was kept',
  unused: '! not recorded, the old recording was kept',
};

function titleOf({ outcome, path }: Refreshed, show: Shelf['show']): string {
  return `${titles[outcome]}: ${show(path)}`;
}

function detailsOf(refreshed: Refreshed): string[] {
  if ('why' in refreshed) return refreshed.why.split('\n').map((line) => `    ${line}`);
  return refreshed.changes.filter(({ change }) => change !== 'same').flatMap(changeLines);
}

function changeLines({ change, request, before, after, differences }: InteractionChange): string[] {
  const number = after ?? before ?? 0;
  const lines = differences.slice(0, shown).map((difference) => `      ${showDifference(difference)}`);
  const rest = differences.length - shown;
  return [
    `    ${String(number)}. ${change} ${request}`,
    ...lines,
    ...(rest > 0 ? [`      and ${String(rest)} more`] : []),
  ];
}

function conclusion(refreshed: readonly Refreshed[]): string {
  const counts = Map.groupBy(refreshed, ({ outcome }) => outcome);
  const parts = [...counts].map(([outcome, each]) => `${String(each.length)} ${outcome}`);
  return `${String(refreshed.length)} recordings: ${parts.join(', ')}`;
}
