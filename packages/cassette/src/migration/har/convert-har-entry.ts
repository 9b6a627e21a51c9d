import { addMissingHeaders } from '../add-missing-headers.ts';
import type { RequestHead } from '../../exchange/http-request.ts';
import { answered, type ToldExchange } from '../answered-exchange.ts';
import type { Conversion, EntryContext } from '../foreign-recording.ts';
import { listOf, numberOf, objectOf, textOf, type JsonObject } from '../json-fields.ts';
import { requestBody, responseBody } from './har-body.ts';
import { cookieChange, harHeaders } from './har-headers.ts';
import { harTiming } from './har-timing.ts';

/**
 * Carries one entry of a HAR file over.
 *
 * @param value - The entry.
 * @param context - What it does not say.
 * @returns The exchange; or why there is none.
 */
export function convertHarEntry(value: unknown, context: EntryContext): Conversion {
  const entry = objectOf(value);
  const unfit = unfitness(entry);
  if (unfit !== undefined) return { lost: unfit };
  const request = objectOf(entry['request']);
  const response = objectOf(entry['response']);
  const sent = requestBody(request, context);
  const came = responseBody(entry, context);
  if ('missing' in sent) return { lost: sent.missing };
  if ('missing' in came) return { lost: came.missing };
  return answered(
    {
      request: { ...requestHead(request, context), body: sent.bytes },
      response: { ...responseHead(response), chunks: came.chunks },
      timing: harTiming(entry),
      recordedAt: textOf(entry['startedDateTime']),
    },
    cookieChange(response),
  );
}

function requestHead({ method, url, headers }: JsonObject, { requestHeaders }: EntryContext): RequestHead {
  return {
    method: textOf(method) ?? 'GET',
    url: textOf(url) ?? '',
    headers: addMissingHeaders(harHeaders(headers), requestHeaders),
  };
}

/** HTTP/2 has no status text: clients are then given the usual one. */
function responseHead({ status, statusText, headers }: JsonObject): Omit<ToldExchange['response'], 'chunks'> {
  const text = textOf(statusText) ?? '';
  return {
    status: numberOf(status) ?? 0,
    ...(text !== '' && { statusText: text }),
    headers: harHeaders(headers),
  };
}

function unfitness(entry: JsonObject): string | undefined {
  const { url } = objectOf(entry['request']);
  const protocol = URL.parse(textOf(url) ?? '')?.protocol;
  if (isWebSocket(entry, protocol)) {
    const messages = listOf(entry['_webSocketMessages']).length;
    return `WebSockets are not replayed; ${String(messages)} messages`;
  }
  if (protocol === 'data:' || protocol === 'blob:') return `${protocol} is not HTTP: nothing is requested`;
  return failure(objectOf(entry['response']));
}

function isWebSocket(entry: JsonObject, protocol: string | undefined): boolean {
  return (
    protocol === 'ws:' ||
    protocol === 'wss:' ||
    entry['_resourceType'] === 'websocket' ||
    entry['_webSocketMessages'] !== undefined
  );
}

/** Browsers give requests that failed a status of 0, Playwright one of -1. */
function failure({ status, _error, _failureText }: JsonObject): string | undefined {
  const code = numberOf(status) ?? 0;
  if (code > 0) return undefined;
  const reason = textOf(_error) ?? textOf(_failureText) ?? 'it does not say why';
  return `it has no response (${reason}): what a client in Node would be told is not known`;
}
