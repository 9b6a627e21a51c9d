import type { SecretSpan } from './detector.ts';
import { placeholder } from './placeholder.ts';

/**
 * Puts in the place of each span what it asks for, or the plain placeholder.
 *
 * @param text - The text.
 * @param spans - Spans in order, none overlapping.
 * @returns The text without them.
 */
export function replaceSpans(text: string, spans: readonly SecretSpan[]): string {
  const kept = spans.map(
    ({ start, replacement = placeholder }, index) =>
      text.slice(spans[index - 1]?.end ?? 0, start) + replacement,
  );
  return kept.join('') + text.slice(spans.at(-1)?.end ?? 0);
}
