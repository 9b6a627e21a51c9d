import { types } from 'node:util';
import type { ClientRequest } from 'node:http';
import { replaceMethod } from '../replace-method.ts';

type Write = (this: ClientRequest, ...parameters: unknown[]) => unknown;

/**
 * Looks at what is written to a request, without changing it.
 *
 * @param request - The request, before anything is written to it.
 * @param sent - Is given each part of the body.
 */
export function watchSentBody(request: ClientRequest, sent: (chunk: Uint8Array) => void): void {
  for (const name of ['write', 'end']) {
    replaceMethod<Write>(request, name, (original) => {
      return function write(this: ClientRequest, ...parameters) {
        note(parameters, sent);
        return original.apply(this, parameters);
      };
    });
  }
}

function note([chunk, encoding]: readonly unknown[], sent: (chunk: Uint8Array) => void): void {
  if (types.isUint8Array(chunk)) sent(Buffer.from(chunk));
  if (typeof chunk !== 'string') return;
  const isEncoding = typeof encoding === 'string' && Buffer.isEncoding(encoding);
  sent(Buffer.from(chunk, isEncoding ? encoding : 'utf8'));
}
