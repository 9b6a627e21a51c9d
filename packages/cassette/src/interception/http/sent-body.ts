import type { ClientRequest } from 'node:http';

type Chunk = string | Uint8Array;

/**
 * Looks at what is written to a request, without changing it.
 *
 * @param request - The request, before anything is written to it.
 * @param sent - Is given each part of the body.
 */
export function watchSentBody(request: ClientRequest, sent: (chunk: Uint8Array) => void): void {
  const { write, end } = request;
  request.write = function watchedWrite(this: ClientRequest, ...parameters: unknown[]) {
    note(parameters, sent);
    return Reflect.apply(write, this, parameters) as boolean;
  };
  request.end = function watchedEnd(this: ClientRequest, ...parameters: unknown[]) {
    note(parameters, sent);
    return Reflect.apply(end, this, parameters) as ClientRequest;
  };
}

function note([chunk, encoding]: readonly unknown[], sent: (chunk: Uint8Array) => void): void {
  if (!isChunk(chunk)) return;
  const isEncoding = typeof encoding === 'string' && Buffer.isEncoding(encoding);
  sent(typeof chunk === 'string' ? Buffer.from(chunk, isEncoding ? encoding : 'utf8') : chunk);
}

function isChunk(value: unknown): value is Chunk {
  return typeof value === 'string' || value instanceof Uint8Array;
}
