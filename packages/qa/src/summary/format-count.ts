/**
 * Writes a number with what it counts.
 *
 * @param count - How many.
 * @param noun - One of them, such as `test`; its plural is made with an s.
 * @returns Such as `1 test` or `2 tests`.
 */
export function formatCount(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
