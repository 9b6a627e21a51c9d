import { captureCaller } from '../../session/caller.ts';
import { replaceMethod } from '../replace-method.ts';
import type { FetchCall, InterceptionScope } from '../scope.ts';
import type { CassetteSession } from '../../session/cassette-session.ts';
import { plainRequest, type PlainRequest } from './plain-request.ts';
import { quickResponse } from './quick-response.ts';

type Fetch = typeof globalThis.fetch;

/**
 * Answers plain requests of global fetch at once, without the machinery of a real fetch.
 * Anything out of the ordinary takes the usual way, through undici's seam.
 *
 * @param scope - Which session a request belongs to.
 * @returns Takes it back when disposed.
 */
export function interceptFetch(scope: InterceptionScope): Disposable {
  return replaceMethod<Fetch>(globalThis, 'fetch', (original) => {
    return function fetch(this: unknown, input, init) {
      const response = quickAnswer(scope, input, init);
      if (response !== undefined) return Promise.resolve(response);
      const call: FetchCall = { caller: captureCaller(fetch) };
      return scope
        .during(call, () => original(input, init))
        .catch((error: unknown) => {
          throw call.refusal ?? error;
        });
    };
  });
}

function quickAnswer(
  scope: InterceptionScope,
  input: string | URL | Request,
  init: RequestInit | undefined,
): Response | undefined {
  const plain = plainRequest(input, init);
  if (plain === undefined || scope.ignoresUrl(plain.request.url)) return undefined;
  const session = scope.sessionFor(plain.request);
  return session?.looksUp === true ? replay(session, plain) : undefined;
}

function replay(session: CassetteSession, plain: PlainRequest): Response | undefined {
  const found = session.find(plain.request);
  if (found === undefined || found.pace !== undefined) return undefined;
  const response = quickResponse(found.interaction, plain);
  if (response !== undefined) found.use();
  return response;
}
