import type { ResponseHead } from '../../exchange/http-request.ts';
import type { Recording } from '../../session/recording.ts';
import {
  isControllerHandler,
  type ControllerHandler,
  type DispatchHandler,
  type LegacyHandler,
} from './dispatch-api.ts';
import { fromRawHeaders } from './raw-headers.ts';

/**
 * Puts a recording beside a handler: every call reaches the handler as it comes.
 *
 * @param handler - The handler of a live request.
 * @param recording - What is told of the exchange.
 * @returns A handler of the same kind.
 */
export function recordingHandler(handler: DispatchHandler, recording: Recording): DispatchHandler {
  return isControllerHandler(handler)
    ? besideController(handler, recording)
    : besideLegacy(handler, recording);
}

function besideController(handler: ControllerHandler, recording: Recording): ControllerHandler {
  return {
    onRequestStart: (...parameters) => {
      handler.onRequestStart(...parameters);
    },
    onRequestUpgrade: (...parameters) => handler.onRequestUpgrade?.(...parameters),
    onResponseStarted: () => handler.onResponseStarted?.(),
    onResponseStart(...parameters) {
      const [controller, status, headers, statusText = ''] = parameters;
      const pairs = fromRawHeaders(controller.rawHeaders, headers);
      noteHead(recording, { status, statusText, headers: pairs });
      handler.onResponseStart?.(...parameters);
    },
    onResponseData(controller, chunk) {
      recording.received(chunk);
      handler.onResponseData?.(controller, chunk);
    },
    onResponseEnd(controller, trailers) {
      recording.ended('complete', fromRawHeaders(controller.rawTrailers, trailers));
      handler.onResponseEnd?.(controller, trailers);
    },
    onResponseError(controller, error) {
      if (controller?.aborted === true) recording.ended('client');
      else recording.failed(error);
      handler.onResponseError?.(controller, error);
    },
    onBodySent: (chunk) => handler.onBodySent?.(chunk),
    onRequestSent: () => handler.onRequestSent?.(),
  };
}

function besideLegacy(handler: LegacyHandler, recording: Recording): LegacyHandler {
  let isAborted = false;
  return {
    onConnect(abort, context) {
      const noted = (reason?: Error): void => {
        isAborted = true;
        abort(reason);
      };
      handler.onConnect?.(noted, context);
    },
    onUpgrade: (...parameters) => handler.onUpgrade?.(...parameters),
    onResponseStarted: () => handler.onResponseStarted?.(),
    onHeaders(...parameters) {
      const [status, headers, , statusText] = parameters;
      noteHead(recording, { status, statusText, headers: fromRawHeaders(headers) });
      return handler.onHeaders?.(...parameters);
    },
    onData(chunk) {
      recording.received(chunk);
      return handler.onData?.(chunk);
    },
    onComplete(trailers) {
      recording.ended('complete', fromRawHeaders(trailers));
      handler.onComplete?.(trailers);
    },
    onError(error) {
      if (isAborted) recording.ended('client');
      else recording.failed(error);
      handler.onError?.(error);
    },
    onBodySent: (chunk) => handler.onBodySent?.(chunk),
    onRequestSent: () => handler.onRequestSent?.(),
  };
}

function noteHead(recording: Recording, response: ResponseHead): void {
  if (response.status < 200) recording.informed(response);
  else recording.responded(response);
}
