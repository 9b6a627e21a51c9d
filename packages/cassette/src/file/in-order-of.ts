import type { CassettePlaces, LinePlace } from './cassette-index.ts';

/**
 * Puts the lines of each key into the order that they were handed out in so far: those that an
 * earlier index has first, so that no line is played twice and none is passed over.
 *
 * @param earlier - The index that lines were handed out by.
 * @param places - The index as it is now, in recorded order.
 * @returns The same places as `places`.
 */
export function inOrderOf(earlier: CassettePlaces, places: CassettePlaces): CassettePlaces {
  return Object.fromEntries(
    Object.entries(places).map(([key, lines]) => [
      key,
      inOrder(Object.hasOwn(earlier, key) ? earlier[key] : undefined, lines),
    ]),
  );
}

function inOrder(
  earlier: readonly LinePlace[] | undefined,
  lines: readonly LinePlace[],
): readonly LinePlace[] {
  const byOffset = new Map(lines.map((line) => [line[0], line]));
  const known = (earlier ?? []).map(([offset]) => byOffset.get(offset)).filter((line) => line !== undefined);
  const first = new Set(known);
  return [...first, ...lines.filter((line) => !first.has(line))];
}
