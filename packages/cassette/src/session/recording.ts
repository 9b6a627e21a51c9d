import { types } from 'node:util';
import type { CassetteError, CassetteFailure } from '@plumbline/contracts';
import { describeError } from '../exchange/describe-error.ts';
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
  readonly #informational: ResponseHead[] = [];
  #end: ExchangeEnd = 'pending';
  #endedAt: number | undefined;
  #error: CassetteError | undefined;
  #isIdle = false;

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
   * A response came that says something before the response.
   *
   * @param response - Status below 200, and headers; 100 and 101 are left out.
   */
  informed(response: ResponseHead): void {
    if (response.status > 101) this.#informational.push(response);
  }

  /** The socket was idle for longer than its client waits: what follows tells whether it gives up. */
  idled(): void {
    this.#isIdle = true;
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
    this.#endedAt = this.#elapsed();
    this.#trailers = trailers;
  }

  /**
   * The transport failed; the first end counts.
   *
   * @param error - What the client is told.
   */
  failed(error: Error): void {
    if (this.#end === 'pending') this.#error = describeError(error);
    this.ended('server');
  }

  /**
   * Gives what is known so far.
   *
   * @returns The exchange.
   */
  async exchange(): Promise<RecordedExchange> {
    const request = { ...this.#request, body: Buffer.concat(await allBytes(this.#sent)) };
    const timing = this.#timing();
    if (this.#head === undefined) return { request, timing, failure: this.#failure() };
    return {
      request,
      timing,
      response: this.#head.response,
      informational: this.#informational,
      chunks: this.#received.map(({ bytes }) => bytes),
      trailers: this.#trailers,
      end: this.#end,
      ...(this.#error !== undefined && !isPlainEnd(this.#error) && { error: this.#error }),
    };
  }

  /** Without an error, it was the client that gave up; or the test ended before anything came. */
  #failure(): CassetteFailure {
    if (this.#error !== undefined) return { as: 'error', error: this.#error };
    return { as: this.#isIdle ? 'timeout' : 'abort' };
  }

  #timing(): ExchangeTiming {
    return {
      ...(this.#head !== undefined && { head: this.#head.at }),
      chunks: this.#received.map(({ at }) => at),
      ...(this.#endedAt !== undefined && { end: this.#endedAt }),
    };
  }

  #elapsed(): number {
    return Math.round(this.#now() - this.#began);
  }
}

async function allBytes(parts: readonly (Uint8Array | Promise<Uint8Array>)[]): Promise<Uint8Array[]> {
  return Promise.all(parts.map(async (part) => part));
}

/** Undici's name for a connection that its server closed: each client has another. */
function isPlainEnd({ code, message }: CassetteError): boolean {
  return code === 'UND_ERR_SOCKET' && message === 'other side closed';
}

/** One live exchange, as far as it went. */
export type RecordedExchange = AnsweredExchange | FailedExchange;

/** A live exchange whose response began. */
export interface AnsweredExchange {
  readonly request: RequestHead & { readonly body: Uint8Array };
  readonly response: ResponseHead;
  /** Responses with a status below 200 that came before. */
  readonly informational?: readonly ResponseHead[];
  readonly chunks: readonly Uint8Array[];
  readonly trailers: HeaderPairs;
  readonly end: ExchangeEnd;
  /** What cut it, where the connection did more than end. */
  readonly error?: CassetteError;
  readonly timing: ExchangeTiming;
}

/** A live exchange without a response. */
export interface FailedExchange {
  readonly request: RequestHead & { readonly body: Uint8Array };
  readonly failure: CassetteFailure;
  readonly timing: ExchangeTiming;
}

/** Milliseconds after the request began. */
export interface ExchangeTiming {
  readonly head?: number;
  readonly chunks: readonly number[];
  readonly end?: number;
}
