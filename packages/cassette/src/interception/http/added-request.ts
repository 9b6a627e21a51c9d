import type { ClientRequest } from 'node:http';
import type { RequestHead } from '../../exchange/http-request.ts';
import type { Whence } from '../../session/caller.ts';
import type { ConnectOptions } from './client-request-head.ts';

/** A request that asks its agent for a socket. */
export interface AddedRequest {
  readonly request: ClientRequest;
  readonly options: ConnectOptions;
  /** Its head when it asked. */
  readonly head: RequestHead;
  /** Where it came from; to be asked before the method returns that it was added with. */
  readonly whence: Whence;
  /** Sends the request as if nothing were intercepted. */
  readonly send: () => void;
}

type OnSocket = (this: ClientRequest, ...parameters: unknown[]) => void;

/**
 * Refuses a request before it has a socket: as where no connection comes about.
 *
 * @param request - The request.
 * @param error - What its `error` event carries.
 */
export function refuseRequest(request: ClientRequest, error: Error): void {
  (Reflect.get(request, 'onSocket') as OnSocket).call(request, undefined, error);
}
