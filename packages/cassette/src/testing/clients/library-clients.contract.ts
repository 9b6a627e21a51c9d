import axios, { AxiosHeaders } from 'axios';
import got from 'got';
import ky from 'ky';
import nodeFetch from 'node-fetch';
import superagent from 'superagent';
import { headerPairsOf, readChunks, replayed, type ReplayedClient } from './contract-client.contract.ts';
import { asking } from './fetch-clients.contract.ts';

const json = { 'content-type': 'application/json' };

function byAxios(adapter: 'http' | 'fetch'): ReplayedClient['ask'] {
  return async ({ origin, path, body, arrived }) => {
    const response = await axios.request<AsyncIterable<unknown>>({
      url: `${origin}${path}`,
      adapter,
      responseType: 'stream',
      ...(body !== undefined && { method: 'POST', data: body, headers: json }),
    });
    const { status, headers, data } = response;
    return {
      status,
      headers: headerPairsOf(AxiosHeaders.from(headers as AxiosHeaders).toJSON()),
      chunks: await readChunks(data, arrived),
    };
  };
}

/**
 * Asks by got, which gives its user the whole body.
 *
 * @param extra - Further options.
 * @returns What asks.
 */
export function byGot(extra: { readonly http2?: boolean } = {}): ReplayedClient['ask'] {
  return async ({ origin, path, body }) => {
    const post = { method: 'POST', body, headers: json } as const;
    const options = { retry: { limit: 0 }, ...extra, ...(body !== undefined && post) };
    const response = await got(`${origin}${path}`, options);
    return {
      status: response.statusCode,
      headers: headerPairsOf(response.headers),
      chunks: [response.body],
    };
  };
}

const bySuperagent: ReplayedClient['ask'] = async ({ origin, path, body }) => {
  const url = `${origin}${path}`;
  const request = body === undefined ? superagent.get(url) : superagent.post(url).set(json).send(body);
  const { status, headers, text } = await request.buffer(true);
  return { status, headers: headerPairsOf(headers), chunks: [text] };
};

/** Libraries above Node's clients. */
export const libraryClients: readonly ReplayedClient[] = [
  replayed('axios', byAxios('http')),
  replayed('axios with fetch', byAxios('fetch')),
  replayed('got', byGot(), { reads: 'whole' }),
  replayed('got with http2', byGot({ http2: true }), { reads: 'whole', scheme: 'https' }),
  replayed('superagent', bySuperagent, { reads: 'whole' }),
  replayed(
    'node-fetch',
    asking(() => nodeFetch),
  ),
];

/** Libraries beside those that are listed. */
export const furtherLibraryClients: readonly ReplayedClient[] = [
  replayed(
    'ky',
    asking(() => ky, { retry: 0 }),
  ),
];
