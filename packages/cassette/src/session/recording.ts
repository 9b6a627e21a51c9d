import { types } from 'node:util';
import type { HeaderPairs, RequestHead, ResponseHead } from '../exchange/http-request.ts';

/** A chunk as it arrived, and when, in milliseconds after the request began. */
interface TimedChunk {
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** How an exchange ended; `pending` until it did. */
export type ExchangeEnd = 'pending' | 'complete' | 'client' | 'server';

/** What a seam tells of one live exchange while it goes on. */
export class Recording {
  #request: RequestHead;
  readonly #now: () => number;
  readonly #began: number;
  readonly #sent: (Uint8Array | Promise<Uint8Array>)[] = [];
  readonly #received: TimedChunk[] = [];
  #head: { readonly response: ResponseHead; readonly at: number } | undefined;
  #trailers: HeaderPairs = [];
  #end: ExchangeEnd = 'pending';

  /**
   * @param request - The request, without its body.
   * @param now - A clock, in milliseconds.
   */
  constructor(request: RequestHead, now: () => number) {
    this.#request = request;
    this.#now = now;
    this.#began = now();
  }

  /**
   * The request turned out to have another head than it had when it began.
   *
   * @param request - Its head, as it was sent.
   */
  described(request: RequestHead): void {
    this.#request = request;
  }

  /**
   * A part of the request's body was sent.
   *
   * @param chunk - The part; text as UTF-8.
   */
  sent(chunk: string | Uint8Array | Promise<Uint8Array>): void {
    this.#sent.push(types.isPromise(chunk) ? chunk : Buffer.from(chunk));
  }

  /**
   * The response began.
   *
   * @param response - Status and headers.
   */
  responded(response: ResponseHead): void {
    this.#head = { response, at: this.#elapsed() };
  }

  /**
   * A chunk of the response's body arrived.
   *
   * @param chunk - The chunk; it is copied.
   */
  received(chunk: Uint8Array): void {
    this.#received.push({ bytes: Buffer.from(chunk), at: this.#elapsed() });
  }

  /**
   * The exchange ended; the first end counts.
   *
   * @param how - Complete, or who cut it.
   * @param trailers - What came after the body.
   */
  ended(how: Exclude<ExchangeEnd, 'pending'>, trailers: HeaderPairs = []): void {
    if (this.#end !== 'pending') return;
    this.#end = how;
    this.#trailers = trailers;
  }

  /**
   * Gives what is known so far.
   *
   * @returns The exchange, or `undefined` where no response began.
   */
  async exchange(): Promise<RecordedExchange | undefined> {
    if (this.#head === undefined) return undefined;
    return {
      request: { ...this.#request, body: Buffer.concat(await allBytes(this.#sent)) },
      response: this.#head.response,
      chunks: this.#received.map(({ bytes }) => bytes),
      trailers: this.#trailers,
      end: this.#end,
      timing: { head: this.#head.at, chunks: this.#received.map(({ at }) => at) },
    };
  }

  #elapsed(): number {
    return Math.round(this.#now() - this.#began);
  }
}

async function allBytes(parts: readonly (Uint8Array | Promise<Uint8Array>)[]): Promise<Uint8Array[]> {
  return Promise.all(parts.map(async (part) => part));
}

/** One live exchange, as far as it went. */
export interface RecordedExchange {
  readonly request: RequestHead & { readonly body: Uint8Array };
  readonly response: ResponseHead;
  readonly chunks: readonly Uint8Array[];
  readonly trailers: HeaderPairs;
  readonly end: ExchangeEnd;
  readonly timing: ExchangeTiming;
}

/** Milliseconds after the request began. */
export interface ExchangeTiming {
  readonly head: number;
  readonly chunks: readonly number[];
}
