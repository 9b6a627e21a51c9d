/** How a text is laid out. */
export interface TextLayout {
  /** Columns there are, indent included. */
  readonly width: number;
  /** Columns left blank before every line. */
  readonly indent: number;
  /** Most lines; what is beyond is said by a last line `…`. */
  readonly lines?: number;
}

/**
 * Lays out a text in lines that fit, broken between words. A word longer than a
 * line stays whole: paths and URLs are there to be copied.
 *
 * @param text - One or more lines.
 * @param layout - Width, indent and most lines.
 * @returns The lines, indented.
 */
export function wrapText(text: string, { width, indent, lines = Infinity }: TextLayout): string[] {
  const room = Math.max(20, width - indent);
  const wrapped = text
    .trimEnd()
    .split('\n')
    .flatMap((line) => wrapLine(line.trimEnd(), room));
  const shown = wrapped.length > lines ? [...wrapped.slice(0, lines - 1), '…'] : wrapped;
  return shown.map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
}

function wrapLine(line: string, room: number): string[] {
  if (line.length <= room) return [line];
  const lead = /^ */u.exec(line)?.[0] ?? '';
  const words = line.trim().split(/ +/u);
  return words.reduce<string[]>((lines, word) => append(lines, word, { lead, room }), []);
}

function append(lines: string[], word: string, { lead, room }: { lead: string; room: number }): string[] {
  const last = lines.at(-1);
  if (last === undefined || last.length + 1 + word.length > room) return [...lines, lead + word];
  return [...lines.slice(0, -1), `${last} ${word}`];
}
