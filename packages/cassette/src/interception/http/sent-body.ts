import { types } from 'node:util';
import type { ClientRequest } from 'node:http';

type Write = (this: ClientRequest, ...parameters: unknown[]) => unknown;

/** What is told of the body of a request while it is written. */
export interface SentBody {
  /** Is given a copy of each part. */
  readonly sent: (chunk: Uint8Array) => void;
  /** Is told when there will be no more, within the call that says so; asked once. */
  readonly ended?: (end: Write) => void;
}

/**
 * Looks at what is written to a request, without changing it. The methods are put on the request itself by
 * plain assignment: a property that is defined would make all of its others slow.
 *
 * @param request - The request, before anything is written to it.
 * @param body - What is told.
 */
export function watchSentBody(request: ClientRequest, body: SentBody): void {
  const original = { write: methodOf(request, 'write'), end: methodOf(request, 'end') };
  const write: Write = function (this: ClientRequest, ...parameters) {
    note(parameters, body);
    return original.write.apply(this, parameters);
  };
  let isEnded = false;
  const end: Write = function (this: ClientRequest, ...parameters) {
    note(parameters, body);
    const returned = original.end.apply(this, parameters);
    if (!isEnded) body.ended?.(end);
    isEnded = true;
    return returned;
  };
  Object.assign(request, { write, end });
}

function methodOf(request: ClientRequest, name: 'write' | 'end'): Write {
  return Reflect.get(request, name) as Write;
}

function note([chunk, encoding]: readonly unknown[], { sent }: SentBody): void {
  if (types.isUint8Array(chunk)) sent(Buffer.from(chunk));
  if (typeof chunk !== 'string') return;
  const isEncoding = typeof encoding === 'string' && Buffer.isEncoding(encoding);
  sent(Buffer.from(chunk, isEncoding ? encoding : 'utf8'));
}
