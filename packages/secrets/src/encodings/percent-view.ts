import { viewOf, type TextView } from './text-view.ts';

/**
 * Undoes percent-encoding, byte by byte: what is not ASCII reads as one character a byte.
 *
 * @param text - A URL, a form, or text that holds one.
 * @returns The view; `undefined` where nothing is percent-encoded.
 */
export function percentView(text: string): TextView | undefined {
  if (!text.includes('%')) return undefined;
  return viewOf(text, /%[\dA-F]{2}/gi, ([escape]) =>
    String.fromCharCode(Number.parseInt(escape.slice(1), 16)),
  );
}
