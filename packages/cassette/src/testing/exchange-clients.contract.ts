import http from 'node:http';
import https from 'node:https';
import * as undici from 'undici';
import * as undici7 from 'undici7';
import { flatPairs } from '../exchange/header.ts';

/** Everything of a response that a client can see. */
export interface SeenResponse {
  readonly status: number;
  readonly statusText: string;
  /** Names in lower case. */
  readonly headers: readonly (readonly [string, string])[];
  readonly chunks: readonly string[];
}

/** What is asked for. */
export interface SeeingOptions {
  readonly method?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Is called for each chunk when it arrives. */
  readonly arrived?: (chunk: string) => void;
}

/** Asks and says all it saw. */
export type SeeingClient = (url: string, options?: SeeingOptions) => Promise<SeenResponse>;

async function collect(
  body: AsyncIterable<Uint8Array> | null,
  arrived: (chunk: string) => void = () => undefined,
): Promise<string[]> {
  const chunks: string[] = [];
  for await (const chunk of body ?? []) {
    const text = Buffer.from(chunk).toString('latin1');
    chunks.push(text);
    arrived(text);
  }
  return chunks;
}

const byFetch =
  (fetch: typeof globalThis.fetch): SeeingClient =>
  async (url, { arrived, ...init } = {}) => {
    const response = await fetch(url, init);
    return {
      status: response.status,
      statusText: response.statusText,
      headers: [...response.headers],
      chunks: await collect(response.body, arrived),
    };
  };

const byUndici =
  (request: typeof undici.request | typeof undici7.request): SeeingClient =>
  async (url, { arrived, method = 'GET', ...rest } = {}) => {
    const options = { ...rest, method: method as 'GET' };
    const { statusCode, statusText, headers, body } = await (request as typeof undici.request)(url, options);
    return {
      status: statusCode,
      statusText,
      headers: Object.entries(headers).flatMap(([name, value = '']) =>
        [value].flat().map((single): [string, string] => [name, single]),
      ),
      chunks: await collect(body, arrived),
    };
  };

const byHttp: SeeingClient = async (url, { body, arrived, ...options } = {}) => {
  const { request } = url.startsWith('https:') ? https : http;
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end(body);
  });
  return {
    status: response.statusCode ?? 0,
    statusText: response.statusMessage ?? '',
    headers: flatPairs(response.rawHeaders).map(([name, value]) => [name.toLowerCase(), value]),
    chunks: await collect(response, arrived),
  };
};

const realFetch = globalThis.fetch;

/** Clients by name. */
export type SeeingClients = readonly (readonly [name: string, client: SeeingClient])[];

/** One client a seam and a handler API. */
export const seeingClients: SeeingClients = [
  ['global fetch', (...parameters) => byFetch(globalThis.fetch)(...parameters)],
  ['captured fetch', byFetch(realFetch)],
  ['undici 8', byUndici(undici.request)],
  ['undici 7', byUndici(undici7.request)],
  ['node:http', byHttp],
];
