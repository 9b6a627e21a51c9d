import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** Random access to the bytes of a cassette. */
export interface CassetteBytes extends Disposable {
  readonly size: number;
  /** Reads a stretch; shorter where the file ends before. */
  read(offset: number, length: number): Buffer;
}

/** Files up to this size are read at once: cheaper than seeking in them. */
const wholeBelow = 128 * 1024;
/** How much is read where what comes next is asked for. */
const ahead = 64 * 1024;

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
  const held = new HeldBlock(descriptor, size);
  return {
    size,
    read: (offset, length) => held.read(offset, Math.max(0, Math.min(length, size - offset))),
    [Symbol.dispose]: () => {
      closeSync(descriptor);
    },
  };
}

/** What was read last of a file. Who reads on where it ended gets more than was asked for: tests ask in order. */
class HeldBlock {
  readonly #descriptor: number;
  readonly #size: number;
  #bytes = Buffer.alloc(0);
  #offset = 0;

  constructor(descriptor: number, size: number) {
    this.#descriptor = descriptor;
    this.#size = size;
  }

  read(offset: number, length: number): Buffer {
    if (!this.#holds(offset, length)) this.#fill(offset, this.#isNext(offset) ? ahead : length, length);
    const start = offset - this.#offset;
    return this.#bytes.subarray(start, start + length);
  }

  #holds(offset: number, length: number): boolean {
    return offset >= this.#offset && offset + length <= this.#offset + this.#bytes.length;
  }

  /** Within the block or after its end and a line break. */
  #isNext(offset: number): boolean {
    return offset > this.#offset && offset <= this.#offset + this.#bytes.length + 1;
  }

  #fill(offset: number, wanted: number, least: number): void {
    const bytes = Buffer.allocUnsafe(Math.min(Math.max(wanted, least), this.#size - offset));
    this.#bytes = bytes.subarray(0, readSync(this.#descriptor, bytes, 0, bytes.length, offset));
    this.#offset = offset;
  }
}
