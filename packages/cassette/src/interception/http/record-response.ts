import type { ClientRequest, IncomingMessage } from 'node:http';
import type { HeaderPairs } from '../../exchange/http-request.ts';
import type { Recording } from '../../session/recording.ts';

/**
 * Tells a recording what answers a live request, without changing what its client sees.
 *
 * @param request - The request, before it is sent.
 * @param recording - What is told.
 */
export function recordResponse(request: ClientRequest, recording: Recording): void {
  const { emit } = request;
  request.emit = function watchedEmit(this: ClientRequest, event: string | symbol, ...parameters: unknown[]) {
    if (event === 'response') watchResponse(parameters[0] as IncomingMessage, recording);
    return Reflect.apply(emit, this, [event, ...parameters]) as boolean;
  } as ClientRequest['emit'];
}

function watchResponse(response: IncomingMessage, recording: Recording): void {
  recording.responded({
    status: response.statusCode ?? 0,
    statusText: response.statusMessage ?? '',
    headers: pairs(response.rawHeaders),
  });
  const { push, _destroy: destroy } = response;
  response.push = function watchedPush(this: IncomingMessage, chunk: unknown, encoding?: BufferEncoding) {
    if (chunk instanceof Uint8Array) recording.received(chunk);
    if (chunk === null) recording.ended('complete', pairs(response.rawTrailers));
    return push.call(this, chunk, encoding);
  };
  response._destroy = function watchedDestroy(this: IncomingMessage, error, done) {
    recording.ended(this.aborted && error !== null ? 'server' : 'client');
    destroy.call(this, error, done);
  };
}

function pairs(raw: readonly string[]): HeaderPairs {
  const found: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2)
    found.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return found;
}
