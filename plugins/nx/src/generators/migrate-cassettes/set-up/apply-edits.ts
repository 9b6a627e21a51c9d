/** A stretch of a text, and what takes its place. */
export interface SourceEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Applies edits to a text.
 *
 * @param text - The text.
 * @param edits - Edits, none over another, in any order.
 * @returns The new text.
 */
export function applyEdits(text: string, edits: readonly SourceEdit[]): string {
  const fromBehind = edits.toSorted((one, other) => other.start - one.start);
  return fromBehind.reduce(
    (source, { start, end, text: added }) => source.slice(0, start) + added + source.slice(end),
    text,
  );
}
