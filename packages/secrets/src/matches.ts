/**
 * Finds all matches of a pattern, and costs little where there are none: `search`
 * does not copy the pattern, as `matchAll` does.
 *
 * @param text - Where to look.
 * @param pattern - A pattern with the flag `g`.
 * @param required - What every match contains, or one of it: a text without it is not searched.
 * @returns The matches in order.
 */
export function matches(
  text: string,
  pattern: RegExp,
  required: string | readonly string[] = '',
): readonly RegExpExecArray[] {
  if (!mayMatch(text, required)) return [];
  return text.search(pattern) === -1 ? [] : [...text.matchAll(pattern)];
}

function mayMatch(text: string, required: string | readonly string[]): boolean {
  return typeof required === 'string'
    ? text.includes(required)
    : required.some((literal) => text.includes(literal));
}
