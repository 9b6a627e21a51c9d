import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** Random access to the bytes of a cassette. */
export interface CassetteBytes extends Disposable {
  readonly size: number;
  /** Reads a stretch; shorter where the file ends before. */
  read(offset: number, length: number): Buffer;
}

/** Files up to this size are read at once: cheaper than seeking in them. */
const wholeBelow = 128 * 1024;

/**
 * Opens the bytes of a file.
 *
 * @param path - The file.
 * @returns Its bytes, or `undefined` where there is no such file.
 * @throws Any other failure of the file system, as it comes.
 */
export function openCassetteBytes(path: string): CassetteBytes | undefined {
  const descriptor = openIfThere(path);
  if (descriptor === undefined) return undefined;
  const { size } = fstatSync(descriptor);
  return size <= wholeBelow ? wholeBytes(descriptor) : seekingBytes(descriptor, size);
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Errors of Node are of another realm where tests run in a context of their own. */
function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

function wholeBytes(descriptor: number): CassetteBytes {
  try {
    const bytes = readFileSync(descriptor);
    return {
      size: bytes.length,
      read: (offset, length) => bytes.subarray(offset, offset + length),
      [Symbol.dispose]: () => undefined,
    };
  } finally {
    closeSync(descriptor);
  }
}

function seekingBytes(descriptor: number, size: number): CassetteBytes {
  return {
    size,
    read(offset, length) {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset));
    },
    [Symbol.dispose]: () => {
      closeSync(descriptor);
    },
  };
}
