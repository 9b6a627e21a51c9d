import { closest, distance } from 'fastest-levenshtein';

/**
 * Finds the name that somebody most likely meant.
 *
 * @param word - What was written.
 * @param names - What could have been written.
 * @returns The nearest name by edit distance, case aside; `undefined` where none is near.
 */
export function closestName(word: string, names: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const byLowerCase = new Map(names.map((name) => [name.toLowerCase(), name]));
  if (byLowerCase.size === 0) return undefined;
  const nearest = closest(lower, [...byLowerCase.keys()]);
  return distance(lower, nearest) <= Math.ceil(word.length * 0.4) ? byLowerCase.get(nearest) : undefined;
}
