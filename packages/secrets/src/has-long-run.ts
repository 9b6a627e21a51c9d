const longRun = 12;
const quote = 0x22;

/**
 * Tells whether a text has a run of twelve characters without a space or a quote. Keys of known shape and
 * base64 are such runs; prose has few. Far cheaper than any pattern.
 *
 * @param text - Any text.
 * @returns False where no key can be.
 */
export function hasLongRun(text: string): boolean {
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    length = code > 0x20 && code < 0x7f && code !== quote ? length + 1 : 0;
    if (length === longRun) return true;
  }
  return false;
}
