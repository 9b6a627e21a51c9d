type Bytes = string | Uint8Array;

/**
 * Reads a body from now on, however slowly it is taken: of a request that fails before its body was
 * sent, the body is then known all the same.
 *
 * @param source - The body; read once.
 * @param read - Is given each chunk when it was read.
 * @returns The same chunks.
 */
export function readAhead(source: AsyncIterable<Bytes>, read: (chunk: Bytes) => void): AsyncIterable<Bytes> {
  const ahead = new ReadAhead(source);
  void ahead.start(read);
  return ahead;
}

class ReadAhead implements AsyncIterable<Bytes> {
  readonly #source: AsyncIterator<Bytes>;
  readonly #chunks: Bytes[] = [];
  #isOver = false;
  #throwFailure = (): void => undefined;
  #more = Promise.withResolvers<undefined>();

  constructor(source: AsyncIterable<Bytes>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Ends where the source does, or where the error does that is thrown to whoever takes the chunks. */
  async start(read: (chunk: Bytes) => void): Promise<void> {
    try {
      for (let next = await this.#source.next(); next.done !== true; next = await this.#source.next()) {
        read(next.value);
        this.#chunks.push(next.value);
        this.#wake();
      }
    } catch (error) {
      this.#throwFailure = () => {
        throw error;
      };
    }
    this.#isOver = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Bytes> {
    try {
      while (await this.#hasMore()) yield* this.#chunks.splice(0);
    } finally {
      if (!this.#isOver) await this.#source.return?.();
    }
  }

  /** Waits for the next chunk or the end; fails as the source did. */
  async #hasMore(): Promise<boolean> {
    while (this.#chunks.length === 0 && !this.#isOver) await this.#more.promise;
    if (this.#chunks.length === 0) this.#throwFailure();
    return this.#chunks.length > 0;
  }

  #wake(): void {
    this.#more.resolve(undefined);
    this.#more = Promise.withResolvers();
  }
}
