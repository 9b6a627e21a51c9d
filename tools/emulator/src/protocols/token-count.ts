/**
 * Counts tokens roughly: four characters each. It is steady, and that is all a recording needs.
 *
 * @param text - Any text.
 * @returns At least 1.
 */
export function tokenCount(text: string): number {
  return Math.max(1, Math.ceil(text.length / 4));
}
