import { createReadStream } from 'node:fs';

import { errorCode } from '../io-failure.ts';

/** One line of a log. */
export interface AppendLogEntry {
  /** Its number, from 1 on, damaged and empty lines counted. */
  readonly line: number;
  readonly value: unknown;
}

/** How to read a log. */
export interface AppendLogReading {
  /** Told the number of each line that is not JSON: what a killed writer left of its last line. */
  readonly onDamaged?: (line: number) => void;
}

/**
 * Reads a log line by line, without holding all of it in memory.
 *
 * Lines that are not whole are left out: one at the end that a killed writer began, or that
 * a living one is writing, and such as others have appended after.
 *
 * @param path - The file; a missing one is an empty log.
 * @param reading - Who wants to know of damaged lines.
 * @returns The entries in order.
 * @throws The system error where the file is there and cannot be read.
 */
export async function* readAppendLog(
  path: string,
  reading: AppendLogReading = {},
): AsyncGenerator<AppendLogEntry> {
  let line = 0;
  for await (const { bytes, isTerminated } of splitLines(path)) {
    line += 1;
    if (bytes.length === 0) continue;
    const parsed = parseLine(bytes, isTerminated);
    if (parsed === undefined) reading.onDamaged?.(line);
    else yield { line, value: parsed.value };
  }
}

interface LineBytes {
  readonly bytes: Buffer;
  readonly isTerminated: boolean;
}

const newline = 0x0a;

async function* splitLines(path: string): AsyncGenerator<LineBytes> {
  let rest: Buffer[] = [];
  for await (const chunk of readChunks(path)) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      yield { bytes: Buffer.concat([...rest, chunk.subarray(start, end)]), isTerminated: true };
      rest = [];
      start = end + 1;
    }
    rest.push(chunk.subarray(start));
  }
  const bytes = Buffer.concat(rest);
  if (bytes.length > 0) yield { bytes, isTerminated: false };
}

async function* readChunks(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Buffer;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/** An unfinished line is whole if it parses to an object or array; a number might go on. */
function parseLine(bytes: Buffer, isTerminated: boolean): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isTerminated || typeof value === 'object' ? { value } : undefined;
  } catch {
    return undefined;
  }
}
