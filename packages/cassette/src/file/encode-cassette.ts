import type { CassetteHeader, CassetteIndex } from '@plumbline/contracts';
import { writtenBodyStart } from './written-body.ts';

/** One interaction, written out, with the key it is found by. */
export interface KeyedLine {
  readonly key: string;
  readonly text: string;
}

/**
 * Writes a cassette: header, one interaction a line, index. The same interactions give the same bytes.
 *
 * @param test - Full name of the test.
 * @param lines - The interactions, in recorded order.
 * @returns The whole file.
 */
export function encodeCassette(test: string, lines: readonly KeyedLine[]): Buffer {
  const header: CassetteHeader = { schemaVersion: 1, kind: 'cassette', test };
  const texts = [JSON.stringify(header), ...lines.map(({ text }) => text)];
  const index = indexOf(texts, lines);
  return Buffer.from(`${[...texts, JSON.stringify(index)].join('\n')}\n`);
}

function indexOf(texts: readonly string[], lines: readonly KeyedLine[]): CassetteIndex {
  const entries: CassetteIndex['entries'] = {};
  let offset = Buffer.byteLength(texts[0] ?? '') + 1;
  for (const { key, text } of lines) {
    const length = Buffer.byteLength(text);
    const body = writtenBodyStart(text);
    (entries[key] ??= []).push(body === undefined ? [offset, length] : [offset, length, body]);
    offset += length + 1;
  }
  return { kind: 'index', bytes: offset, entries };
}
