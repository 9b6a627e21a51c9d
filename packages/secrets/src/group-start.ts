/**
 * Tells where a named group of a match begins.
 *
 * @param indices - Indices of a match of a pattern with the flag `d`.
 * @param group - Name of a group that took part in the match.
 * @returns Its offset in the text; 0 where the group took no part.
 */
export function groupStart(indices: RegExpIndicesArray | undefined, group: string): number {
  return indices?.groups?.[group]?.[0] ?? 0;
}
