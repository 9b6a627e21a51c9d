import type { TextSpan } from './detector.ts';

/** What stands in the place of a secret. One spelling everywhere, so that searching finds all of them. */
export const placeholder = '[redacted]';

const anyPlaceholder = /(?:\[|%5B)redacted(?:(?::|%3A)[\w-]{1,128})?(?:\]|%5D)/gi;

/**
 * Writes the placeholder of something that has a name of its own: a variable of the environment, a kind of
 * personal data. It says the name and nothing of the value, so that it is the same on every machine.
 *
 * @param name - The name; what is no letter, digit, `_` or `-` becomes `_`.
 * @returns Such as `[redacted:OPENAI_API_KEY]`.
 */
export function namedPlaceholder(name: string): string {
  return `[redacted:${name.replaceAll(/[^\w-]/g, '_').slice(0, 128)}]`;
}

/**
 * Finds the placeholders in a text, percent-encoded ones too.
 *
 * @param text - Any text.
 * @returns Where they stand, in order.
 */
export function placeholderSpans(text: string): TextSpan[] {
  if (!text.includes('redacted')) return [];
  return Array.from(text.matchAll(anyPlaceholder), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}
