import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

import { ioFailure } from '../io-failure.ts';

/** A log of JSON lines that several processes may append to at once. */
export interface AppendLog extends Disposable {
  /**
   * Appends one line. When it returns, the line is with the kernel: killing the process loses nothing of it.
   *
   * @param value - An object or array; anything `JSON.stringify` takes.
   * @throws PlumblineError `DISK_FULL` or `WRITE_FAILED`; lines before it are unchanged.
   */
  readonly append: (value: object) => void;
}

/** Writes bytes to a descriptor and returns how many it took, as `fs.writeSync` does. */
export type WriteBytes = (descriptor: number, bytes: Uint8Array) => number;

/**
 * Opens an append-only log and makes the file where it is missing.
 *
 * Each line is one write at the end of the file, which the kernel keeps together. A writer
 * that is killed within one leaves a part of its last line; the next writer begins a new
 * line after it, so that nothing else is lost. Not for network file systems, where
 * appending is not one step.
 *
 * @param path - The file; its folder is made where missing.
 * @param write - Another way to write, for tests.
 * @returns The log; disposing closes the file.
 * @throws PlumblineError `DISK_FULL` or `WRITE_FAILED` where it cannot be opened.
 */
export function openAppendLog(path: string, write: WriteBytes = writeSync): AppendLog {
  const descriptor = failing(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'a+');
  });
  return {
    append: (value) => {
      const line = Buffer.from(`${JSON.stringify(value)}\n`);
      failing(path, () => {
        appendLine({ descriptor, line, write });
      });
    },
    [Symbol.dispose]: () => {
      failing(path, () => {
        closeSync(descriptor);
      });
    },
  };
}

function failing<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw ioFailure(error, path);
  }
}

interface Append {
  readonly descriptor: number;
  readonly line: Buffer;
  readonly write: WriteBytes;
}

const newline = 0x0a;

function appendLine(append: Append): void {
  const { descriptor, line, write } = append;
  const before = fstatSync(descriptor).size;
  const bytes = endsLine(descriptor, before) ? line : Buffer.concat([Buffer.of(newline), line]);
  const isWhole = write(descriptor, bytes) === bytes.length;
  // A disk that fills up takes a part first; the next write says why. Then a dead writer's part may
  // have come between the look at the end and the write. Either way the line goes again, on its own.
  if (!isWhole || !standsAlone(append, before + bytes.length)) appendLine(append);
}

function endsLine(descriptor: number, size: number): boolean {
  return size === 0 || readBytes(descriptor, size - 1, 1)[0] === newline;
}

/** Where the file grew by just this line it stands as written; else it is looked for among what others wrote. */
function standsAlone({ descriptor, line }: Append, expectedSize: number): boolean {
  const size = fstatSync(descriptor).size;
  if (size === expectedSize || size === 0) return true;
  const start = Math.max(0, expectedSize - line.length - 1);
  const since = readBytes(descriptor, start, size - start);
  const alone = Buffer.concat([Buffer.of(newline), line]);
  return since.includes(alone) || (start === 0 && since.subarray(0, line.length).equals(line));
}

function readBytes(descriptor: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(descriptor, bytes, 0, length, position));
}
