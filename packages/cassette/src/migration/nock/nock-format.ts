import { headerPairs } from '../../exchange/header-pairs.ts';
import type { HeaderPairs } from '../../exchange/http-request.ts';
import { headerValue } from '../../exchange/header.ts';
import { addMissingHeaders } from '../add-missing-headers.ts';
import { answered } from '../answered-exchange.ts';
import type { Conversion, EntryContext, ForeignFormat } from '../foreign-recording.ts';
import { isObject, listOf, numberOf, objectOf, textOf, type JsonObject } from '../json-fields.ts';
import { requestBytes, responseChunks } from './nock-body.ts';

/**
 * Definitions of nock: what nock.back keeps, and what its recorder gives with `output_objects`.
 * https://github.com/nock/nock#recording
 */
export const nockFormat: ForeignFormat = {
  source: 'nock',
  recognises: (content) => Array.isArray(content) && content.length > 0 && content.every(isDefinition),
  entriesOf: listOf,
  convert: convertDefinition,
};

function isDefinition(value: unknown): boolean {
  return isObject(value) && typeof value['scope'] === 'string' && 'path' in value && 'method' in value;
}

function convertDefinition(entry: unknown, { requestHeaders }: EntryContext): Conversion {
  const definition = objectOf(entry);
  const matcher = matcherIn(definition);
  if (matcher !== undefined) return { lost: matcher };
  const response = responseOf(definition);
  if (typeof response === 'string') return { lost: response };
  const headers = headerPairs(definition['reqheaders'] ?? {});
  const request = {
    method: textOf(definition['method']) ?? 'GET',
    url: `${scopeOf(definition)}${textOf(definition['path']) ?? ''}`,
    headers: addMissingHeaders(headers, requestHeaders),
    body: requestBytes(definition['body'], headers),
  };
  const times = numberOf(definition['times']) ?? 1;
  return answered({ request, response }, changesOf(definition), times);
}

const filters = ['filteringPath', 'filteringRequestBody', 'filteringScope'] as const;

/** What matched by a pattern has no request to compare with. */
function matcherIn(definition: JsonObject): string | undefined {
  const options = objectOf(definition['options']);
  const filter = filters.find((name) => definition[name] !== undefined || options[name] !== undefined);
  if (filter !== undefined)
    return `${filter} changes requests before they are matched: what was sent is not known`;
  if (listOf(definition['badheaders']).length > 0)
    return 'badheaders say which requests it is not for, and not for which it is';
  return patternIn(definition);
}

function patternIn({ scope, path, method, body }: JsonObject): string | undefined {
  if (/[*\\^$]/u.test(textOf(scope) ?? '')) return 'its scope is a pattern, no host';
  if (path === '*' || method === '*')
    return 'it matches any path or method: which one was asked is not known';
  return body === '*' ? 'it matches any body: which one was sent is not known' : undefined;
}

/** Older definitions have a port of its own. */
function scopeOf({ scope, port }: JsonObject): string {
  const url = URL.parse(textOf(scope) ?? '');
  if (url === null) return textOf(scope) ?? '';
  if (typeof port === 'number' || typeof port === 'string') url.port = String(port);
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/$/u, '')}`;
}

interface NockResponse {
  readonly status: number;
  readonly headers: HeaderPairs;
  readonly chunks: readonly Uint8Array[];
}

function responseOf(definition: JsonObject): NockResponse | string {
  const { rawHeaders, headers } = definition;
  const kept = headerPairs(rawHeaders ?? headers ?? {});
  const chunks = responseChunks(definition, kept);
  if (chunks === undefined) return 'its response is an encoded body that is not hexadecimal';
  return { status: statusOf(definition), headers: typed(kept, definition['response']), chunks };
}

/** `reply` is what `status` was called in older definitions. */
function statusOf({ status, reply }: JsonObject): number {
  return Number(status ?? reply ?? 200);
}

/** Nock says of a JSON value that it is one, where its definition does not. */
function typed(headers: HeaderPairs, response: unknown): HeaderPairs {
  const isTyped = headerValue(headers, 'content-type') !== undefined;
  return isTyped || !isObject(response) ? headers : [...headers, ['Content-Type', 'application/json']];
}

function changesOf({ delay, delayConnection, persist, optional }: JsonObject): readonly string[] {
  return [
    ...(delay === undefined && delayConnection === undefined ? [] : ['its delay: recordings answer at once']),
    ...(persist === true ? ['it answered any number of times, and now as often as it is recorded'] : []),
    ...(optional === true ? ['it was optional: a test is told of recordings that it does not ask for'] : []),
  ];
}
