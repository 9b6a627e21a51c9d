import type { HeaderPairs, ResponseHead } from '../../exchange/http-request.ts';
import {
  isControllerHandler,
  type ControllerHandler,
  type DispatchController,
  type DispatchHandler,
  type LegacyHandler,
} from './dispatch-api.ts';
import { toParsedHeaders, toRawHeaders } from './raw-headers.ts';

/** How a handler steers the reply it is given. */
export interface ReplyControl {
  readonly resume: () => void;
  readonly abort: (reason?: Error) => void;
}

/** A handler of either kind, spoken to in one way. `false` asks to pause. */
export interface ReplyReceiver {
  start(control: ReplyControl): void;
  head(response: ResponseHead): boolean;
  data(chunk: Uint8Array): boolean;
  end(trailers: HeaderPairs): void;
  fail(error: Error): void;
}

/**
 * Makes one kind of receiver of two kinds of handler.
 *
 * @param handler - A handler of either kind.
 * @returns The receiver.
 */
export function replyReceiver(handler: DispatchHandler): ReplyReceiver {
  return isControllerHandler(handler) ? new ControllerReceiver(handler) : new LegacyReceiver(handler);
}

class LegacyReceiver implements ReplyReceiver {
  readonly #handler: LegacyHandler;
  #resume: () => void = () => undefined;

  constructor(handler: LegacyHandler) {
    this.#handler = handler;
  }

  start({ resume, abort }: ReplyControl): void {
    this.#resume = resume;
    this.#handler.onConnect?.(abort, null);
  }

  head({ status, headers, statusText }: ResponseHead): boolean {
    return this.#handler.onHeaders?.(status, toRawHeaders(headers), this.#resume, statusText) !== false;
  }

  data(chunk: Uint8Array): boolean {
    return this.#handler.onData?.(chunk) !== false;
  }

  end(trailers: HeaderPairs): void {
    this.#handler.onComplete?.(toRawHeaders(trailers));
  }

  fail(error: Error): void {
    if (this.#handler.onError === undefined) throw error;
    this.#handler.onError(error);
  }
}

class ControllerReceiver implements ReplyReceiver {
  readonly #handler: ControllerHandler;
  #controller: ReplyController | undefined;

  constructor(handler: ControllerHandler) {
    this.#handler = handler;
  }

  start(control: ReplyControl): void {
    this.#controller = new ReplyController(control);
    this.#handler.onRequestStart(this.#controller, null);
  }

  /** A failure may come before the start. */
  get #started(): ReplyController {
    return (this.#controller ??= new ReplyController());
  }

  head({ status, headers, statusText }: ResponseHead): boolean {
    const controller = this.#started;
    controller.rawHeaders = toRawHeaders(headers);
    this.#handler.onResponseStart?.(controller, status, toParsedHeaders(headers), statusText);
    return !controller.paused;
  }

  data(chunk: Uint8Array): boolean {
    const controller = this.#started;
    this.#handler.onResponseData?.(controller, chunk);
    return !controller.paused;
  }

  end(trailers: HeaderPairs): void {
    const controller = this.#started;
    controller.rawTrailers = toRawHeaders(trailers);
    this.#handler.onResponseEnd?.(controller, toParsedHeaders(trailers));
  }

  fail(error: Error): void {
    if (this.#handler.onResponseError === undefined) throw error;
    this.#handler.onResponseError(this.#started, error);
  }
}

class ReplyController implements DispatchController {
  rawHeaders: readonly Uint8Array[] | null = null;
  rawTrailers: readonly Uint8Array[] | null = null;
  readonly #control: ReplyControl | undefined;
  #reason: Error | null = null;
  #isPaused = false;
  #isAborted = false;

  constructor(control?: ReplyControl) {
    this.#control = control;
  }

  get aborted(): boolean {
    return this.#isAborted;
  }

  get paused(): boolean {
    return this.#isPaused;
  }

  get reason(): Error | null {
    return this.#reason;
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#control?.resume();
  }

  abort(reason?: Error): void {
    if (this.#isAborted) return;
    this.#isAborted = true;
    this.#reason = reason ?? null;
    this.#control?.abort(reason);
  }
}
