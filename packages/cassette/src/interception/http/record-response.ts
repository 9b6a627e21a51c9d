import { types } from 'node:util';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { flatPairs } from '../../exchange/header.ts';
import type { Recording } from '../../session/recording.ts';
import { replaceMethod } from '../replace-method.ts';

type Emit = (this: ClientRequest, event: string | symbol, ...parameters: unknown[]) => boolean;
type Push = (this: IncomingMessage, ...parameters: [chunk: unknown, ...unknown[]]) => boolean;
type Destroy = (this: IncomingMessage, ...parameters: [error: Error | null, ...unknown[]]) => void;

/**
 * Tells a recording what answers a live request, without changing what its client sees.
 *
 * @param request - The request, before it is sent.
 * @param recording - What is told.
 */
export function recordResponse(request: ClientRequest, recording: Recording): void {
  replaceMethod<Emit>(request, 'emit', (original) => {
    return function emit(this: ClientRequest, event, ...parameters) {
      if (event === 'response') watchResponse(parameters[0] as IncomingMessage, recording);
      return original.call(this, event, ...parameters);
    };
  });
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
