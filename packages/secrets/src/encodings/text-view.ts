/** A text as it reads once it is decoded, and where each of its characters stood before. */
export interface TextView {
  readonly text: string;
  /** Offset of each character in the text that was decoded; one more, for the end. */
  readonly starts: Uint32Array;
}

/**
 * Decodes a text escape by escape.
 *
 * @param text - The text.
 * @param escape - Matches one escape; has the flag `g`.
 * @param decode - Gives the one character that an escape stands for.
 * @returns The view; `undefined` where there is no escape.
 */
export function viewOf(
  text: string,
  escape: RegExp,
  decode: (match: RegExpExecArray) => string,
): TextView | undefined {
  if (text.search(escape) === -1) return undefined;
  const starts = new Uint32Array(text.length + 1);
  const pieces: string[] = [];
  let [from, length] = [0, 0];
  const copyUpTo = (end: number): void => {
    pieces.push(text.slice(from, end));
    for (; from < end; from += 1) starts[length++] = from;
  };
  for (const match of text.matchAll(escape)) {
    copyUpTo(match.index);
    pieces.push(decode(match));
    starts[length++] = match.index;
    from = match.index + match[0].length;
  }
  copyUpTo(text.length);
  starts[length] = text.length;
  return { text: pieces.join(''), starts };
}
