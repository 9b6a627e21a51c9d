/** What undici's `dispatch` is called with, as far as it matters here. */
export interface DispatchOptions {
  readonly origin?: string | URL | undefined;
  readonly path: string;
  readonly method: string;
  readonly headers?: unknown;
  readonly query?: Readonly<Record<string, unknown>> | null;
  readonly body?: unknown;
  readonly upgrade?: string | boolean | null;
}

/** What undici 7 and later give a handler to steer the response with. */
export interface DispatchController {
  readonly aborted: boolean;
  readonly paused: boolean;
  readonly reason: Error | null;
  rawHeaders: readonly (string | Uint8Array)[] | null;
  rawTrailers: readonly (string | Uint8Array)[] | null;
  pause(): void;
  resume(): void;
  abort(reason?: Error): void;
}

/** Headers as undici 7 and later hand them on: names in lower case, repeats as a list. */
export type ParsedHeaders = Record<string, string | string[]>;

/** A handler of undici 7 and later. */
export interface ControllerHandler {
  onRequestStart(controller: DispatchController, context: unknown): void;
  onRequestUpgrade?(
    controller: DispatchController,
    status: number,
    headers: ParsedHeaders,
    socket: unknown,
  ): void;
  onResponseStarted?(): void;
  onResponseStart?(
    controller: DispatchController,
    status: number,
    headers: ParsedHeaders,
    statusText?: string,
  ): void;
  onResponseData?(controller: DispatchController, chunk: Uint8Array): void;
  onResponseEnd?(controller: DispatchController, trailers: ParsedHeaders): void;
  onResponseError?(controller: DispatchController | null, error: Error): void;
  onBodySent?(chunk: string | Uint8Array): void;
  onRequestSent?(): void;
}

/** Headers as they are on the wire: name, value, name, value. */
export type RawHeaders = readonly (string | Uint8Array)[];

/** A handler of undici 7 and earlier, and of the one in Node 22 and 24. */
export interface LegacyHandler {
  onConnect?(abort: (reason?: Error) => void, context: unknown): void;
  onUpgrade?(status: number, headers: RawHeaders | null, socket: unknown): void;
  onResponseStarted?(): void;
  onHeaders?(
    status: number,
    headers: RawHeaders,
    resume: () => void,
    statusText: string,
  ): boolean | undefined;
  onData?(chunk: Uint8Array): boolean | undefined;
  onComplete?(trailers: RawHeaders | null): void;
  onError?(error: Error): void;
  onBodySent?(chunk: string | Uint8Array): void;
  onRequestSent?(): void;
}

/** A handler of either kind. */
export type DispatchHandler = ControllerHandler | LegacyHandler;

/** The method that every undici client ends in. */
export type Dispatch = (
  this: DispatcherInstance,
  options: DispatchOptions,
  handler: DispatchHandler,
) => boolean;

/** An Agent, Pool, Client or other dispatcher. */
export interface DispatcherInstance {
  readonly closed?: boolean;
  readonly destroyed?: boolean;
}

/**
 * Tells the two kinds of handler apart.
 *
 * @param handler - A handler.
 * @returns True for one of undici 7 and later.
 */
export function isControllerHandler(handler: DispatchHandler): handler is ControllerHandler {
  return 'onRequestStart' in handler && typeof handler.onRequestStart === 'function';
}
