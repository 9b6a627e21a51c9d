import * as undici from 'undici';
import * as undici7 from 'undici7';
import { readChunks, replayed, type ReplayedClient } from './contract-client.contract.ts';

const capturedFetch = globalThis.fetch;

interface FetchedResponse {
  readonly status: number;
  readonly headers: Iterable<[string, string]>;
  readonly body: AsyncIterable<unknown> | null;
}

interface FetchHolder {
  /** A method, so that narrower options than `object` are welcome too. */
  fetch(url: string, init: object): Promise<FetchedResponse>;
}

/** Any function that is called as fetch is. */
export type FetchLike = FetchHolder['fetch'];

/**
 * Asks by a function that is called as fetch is.
 *
 * @param fetch - Gives the function, when it is called for.
 * @param extra - What stands in the second parameter besides.
 * @returns What asks.
 */
export function asking(fetch: () => FetchLike, extra: Record<string, unknown> = {}): ReplayedClient['ask'] {
  return async ({ origin, path, body, arrived }) => {
    const post = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
    const response = await fetch()(`${origin}${path}`, body === undefined ? extra : { ...post, ...extra });
    const { status, headers } = response;
    return { status, headers: [...headers], chunks: await readChunks(response.body, arrived) };
  };
}

const globalFetch = (): FetchLike => globalThis.fetch;
const undiciFetch = (): FetchLike => undici.fetch;

/** Clients that are fetch. */
export const fetchClients: readonly ReplayedClient[] = [
  replayed('global fetch', asking(globalFetch)),
  replayed('global fetch, https', asking(globalFetch), { scheme: 'https' }),
  replayed(
    'global fetch, captured before',
    asking(() => capturedFetch),
  ),
  replayed(
    'global fetch with a dispatcher of npm undici',
    asking(globalFetch, { dispatcher: new undici7.Agent() }),
  ),
  replayed('undici.fetch', asking(undiciFetch)),
  replayed('undici.fetch with Agent', asking(undiciFetch, { dispatcher: new undici.Agent() })),
];
