import type { TextSpan } from './detector.ts';
import { placeholder } from './placeholder.ts';

/**
 * Puts the placeholder in the place of each span.
 *
 * @param text - The text.
 * @param spans - Spans in order, none overlapping.
 * @returns The text without them.
 */
export function replaceSpans(text: string, spans: readonly TextSpan[]): string {
  const kept = spans.map(({ start }, index) => text.slice(spans[index - 1]?.end ?? 0, start) + placeholder);
  return kept.join('') + text.slice(spans.at(-1)?.end ?? 0);
}
