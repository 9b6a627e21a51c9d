/**
 * Counts the characters that two texts begin with alike.
 *
 * @param one - A text.
 * @param other - Another.
 * @returns Zero where they differ from the start.
 */
export function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
