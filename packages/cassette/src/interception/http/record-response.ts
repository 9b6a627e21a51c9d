import { types } from 'node:util';
import type { ClientRequest, IncomingMessage, InformationEvent } from 'node:http';
import { asError } from '../../exchange/as-error.ts';
import { flatPairs } from '../../exchange/header.ts';
import type { ResponseHead } from '../../exchange/http-request.ts';
import type { Recording } from '../../session/recording.ts';
import { replaceMethod } from '../replace-method.ts';

type Emit = (this: ClientRequest, event: string | symbol, ...parameters: unknown[]) => boolean;
type GiveUp = (this: ClientRequest, ...parameters: unknown[]) => ClientRequest;
type Push = (this: IncomingMessage, ...parameters: [chunk: unknown, ...unknown[]]) => boolean;
type Destroy = (this: IncomingMessage, ...parameters: [error: Error | null, ...unknown[]]) => void;

/**
 * Tells a recording what answers a live request, or why nothing does, without changing what its client sees.
 *
 * @param request - The request, before it is sent.
 * @param recording - What is told.
 */
export function recordResponse(request: ClientRequest, recording: Recording): void {
  replaceMethod<Emit>(request, 'emit', (original) => {
    return function emit(this: ClientRequest, event, ...parameters) {
      if (typeof event === 'string' && Object.hasOwn(noted, event)) noted[event]?.(recording, parameters[0]);
      return original.call(this, event, ...parameters);
    };
  });
  replaceMethod<GiveUp>(request, 'destroy', (original) => {
    return function destroy(this: ClientRequest, ...parameters) {
      if (Reflect.get(request, 'res') === null) recording.ended('client');
      return original.apply(this, parameters);
    };
  });
}

const noted: Readonly<Record<string, (recording: Recording, subject: unknown) => void>> = {
  response: (recording, subject) => {
    watchResponse(subject as IncomingMessage, recording);
  },
  information: (recording, subject) => {
    recording.informed(informationOf(subject as InformationEvent));
  },
  timeout: (recording) => {
    recording.idled();
  },
  error: (recording, subject) => {
    recording.failed(asError(subject));
  },
};

function informationOf({ statusCode, statusMessage, rawHeaders }: InformationEvent): ResponseHead {
  return { status: statusCode, statusText: statusMessage, headers: flatPairs(rawHeaders) };
}

/** The parser pushes each chunk, and null after the last: nobody has to read for us to see them. */
function watchResponse(response: IncomingMessage, recording: Recording): void {
  recording.responded({
    status: response.statusCode ?? 0,
    statusText: response.statusMessage ?? '',
    headers: flatPairs(response.rawHeaders),
  });
  replaceMethod<Push>(response, 'push', (original) => {
    return function push(this: IncomingMessage, ...parameters) {
      const [chunk] = parameters;
      if (types.isUint8Array(chunk)) recording.received(chunk);
      if (chunk === null) recording.ended('complete', flatPairs(response.rawTrailers));
      return original.apply(this, parameters);
    };
  });
  replaceMethod<Destroy>(response, '_destroy', (original) => {
    return function destroy(this: IncomingMessage, ...parameters) {
      recording.ended(isConnectionLost(parameters[0]) ? 'server' : 'client');
      original.apply(this, parameters);
    };
  });
}

function isConnectionLost(error: Error | null): boolean {
  return error !== null && 'code' in error && error.code === 'ECONNRESET';
}
