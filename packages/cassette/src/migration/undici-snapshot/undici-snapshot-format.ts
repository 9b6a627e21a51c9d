import { headerPairs } from '../../exchange/header-pairs.ts';
import { headerValue } from '../../exchange/header.ts';
import type { HeaderPairs } from '../../exchange/http-request.ts';
import { addMissingHeaders } from '../add-missing-headers.ts';
import { answered } from '../answered-exchange.ts';
import type { Conversion, EntryContext, ForeignFormat } from '../foreign-recording.ts';
import { isObject, listOf, numberOf, objectOf, textOf, type JsonObject } from '../json-fields.ts';

/**
 * Snapshots of undici's SnapshotAgent, as a list and in the older form of an object.
 * https://github.com/nodejs/undici/blob/main/docs/docs/api/SnapshotAgent.md
 */
export const undiciSnapshotFormat: ForeignFormat = {
  source: 'undici-snapshot',
  recognises: (content) => {
    const entries = entriesOf(content);
    return entries.length > 0 && entries.every(isEntry);
  },
  entriesOf,
  convert: convertSnapshot,
};

function entriesOf(content: unknown): readonly unknown[] {
  if (Array.isArray(content)) return content;
  return Object.entries(objectOf(content)).map(([hash, snapshot]) => ({ hash, snapshot }));
}

function isEntry(entry: unknown): boolean {
  const { request, responses, response } = objectOf(objectOf(entry)['snapshot']);
  return (
    isObject(request) &&
    typeof request['url'] === 'string' &&
    (Array.isArray(responses) || isObject(response))
  );
}

function convertSnapshot(entry: unknown, { requestHeaders }: EntryContext): Conversion {
  const snapshot = objectOf(objectOf(entry)['snapshot']);
  const told = objectOf(snapshot['request']);
  const kept = headerPairs(told['headers'] ?? {});
  const missing = missingBody(told, kept);
  if (missing !== undefined) return { lost: missing };
  const request = {
    method: textOf(told['method']) ?? 'GET',
    url: textOf(told['url']) ?? '',
    headers: addMissingHeaders(kept, requestHeaders),
    body: Buffer.from(textOf(told['body']) ?? ''),
  };
  const recordedAt = textOf(snapshot['timestamp']);
  return together(played(snapshot).map((response) => answered({ request, recordedAt, ...response })));
}

/** Global `fetch` gives a stream, of which undici 8 keeps the name of its class alone. */
function missingBody({ body, method }: JsonObject, headers: HeaderPairs): string | undefined {
  const text = textOf(body) ?? '';
  if (/^\[object \w+\]$/u.test(text))
    return `the body of its request was not kept: ${text} stands in its place`;
  if (text.includes('\uFFFD'))
    return 'the body of its request is no text, and was kept as one: its bytes are gone';
  return text === '' ? leftOut(textOf(method) ?? '', headers) : undefined;
}

function leftOut(method: string, headers: HeaderPairs): string | undefined {
  const length = Number(headerValue(headers, 'content-length') ?? 0);
  if (length === 0) return undefined;
  return `the body of its ${method} request was not kept (matchBody: false), ${String(length)} bytes`;
}

/** Each response answers once, the last one from then on: as often as the snapshot was called. */
function played({ responses, response, callCount }: JsonObject): readonly ToldResponse[] {
  const all = (Array.isArray(responses) ? listOf(responses) : [response]).map(objectOf);
  const count = Math.max(all.length, numberOf(callCount) ?? 0);
  return Array.from({ length: count }, (_, index) => responseOf(all[Math.min(index, all.length - 1)] ?? {}));
}

interface ToldResponse {
  readonly response: { status: number; headers: HeaderPairs; chunks: readonly Uint8Array[] };
  readonly trailers: HeaderPairs;
}

function responseOf({ statusCode, headers, body, trailers }: JsonObject): ToldResponse {
  return {
    response: {
      status: numberOf(statusCode) ?? 0,
      headers: headerPairs(headers ?? {}),
      chunks: [Buffer.from(textOf(body) ?? '', 'base64')],
    },
    trailers: headerPairs(trailers ?? {}),
  };
}

function together(conversions: readonly Conversion[]): Conversion {
  const lost = conversions.find((conversion) => 'lost' in conversion);
  if (lost !== undefined) return lost;
  const carried = conversions.filter((conversion) => 'exchanges' in conversion);
  return {
    exchanges: carried.flatMap(({ exchanges }) => exchanges),
    changes: [...new Set(carried.flatMap(({ changes }) => changes))],
    ...(carried[0]?.recordedAt !== undefined && { recordedAt: carried[0].recordedAt }),
  };
}
