import type { CassetteIndex } from '@plumbline/contracts';
import type { CassetteBytes } from './cassette-bytes.ts';
import type { CassettePlaces } from './cassette-index.ts';

const newline = 0x0a;
const firstTail = 64 * 1024;

/**
 * Reads the index from the last line of a cassette, without reading the rest.
 *
 * @param bytes - The cassette.
 * @returns The index; `undefined` where there is none or the lines before it have another length than it says.
 */
export function readIndex(bytes: CassetteBytes): CassettePlaces | undefined {
  const start = startOfLastLine(bytes);
  const line = bytes.read(start, bytes.size - start).toString();
  if (!line.startsWith('{"kind":"index"')) return undefined;
  const index = parseIndex(line);
  return index?.bytes === start && typeof index.entries === 'object' ? index.entries : undefined;
}

function startOfLastLine(bytes: CassetteBytes): number {
  for (let length = firstTail; ; length *= 4) {
    const offset = Math.max(0, bytes.size - length);
    const tail = bytes.read(offset, bytes.size - offset);
    const end = tail.at(-1) === newline ? tail.length - 2 : tail.length - 1;
    const found = tail.lastIndexOf(newline, Math.max(0, end));
    if (found !== -1) return offset + found + 1;
    if (offset === 0) return 0;
  }
}

function parseIndex(line: string): CassetteIndex | undefined {
  try {
    return JSON.parse(line) as CassetteIndex;
  } catch {
    return undefined;
  }
}
