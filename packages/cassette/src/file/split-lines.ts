/** One line of a cassette. */
export interface CassetteLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  readonly offset: number;
  readonly length: number;
}

const newline = 0x0a;

/**
 * Splits a cassette into its lines; empty lines are passed over.
 *
 * @param bytes - The whole file.
 * @param check - Called with the length and number of each line before it is read; throws to refuse it.
 * @returns The lines with where they stand.
 */
export function splitLines(bytes: Buffer, check: (length: number, number: number) => void): CassetteLine[] {
  const lines: CassetteLine[] = [];
  let number = 1;
  for (let offset = 0; offset < bytes.length; number += 1) {
    const end = bytes.indexOf(newline, offset);
    const length = (end === -1 ? bytes.length : end) - offset;
    check(length, number);
    const text = bytes.toString('utf8', offset, offset + length);
    if (text.trim() !== '') lines.push({ text, number, offset, length });
    offset += length + 1;
  }
  return lines;
}
