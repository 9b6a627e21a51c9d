const encoded = /%5B(redacted(?:(?::|%3A)[\w-]+)?)%5D/gi;

/**
 * Writes placeholders that a client percent-encoded as they are: a token of a replayed answer, sent back in
 * a URL or a form.
 *
 * @param text - A URL or a body.
 * @returns The same text with plain placeholders.
 */
export function plainPlaceholders(text: string): string {
  if (!text.includes('redacted')) return text;
  return text.replace(encoded, (_, inner: string) => `[${inner.replace(/%3A/i, ':')}]`);
}
