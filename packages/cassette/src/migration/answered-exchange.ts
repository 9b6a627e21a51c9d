import { STATUS_CODES } from 'node:http';
import { decodeContent, encodeContent } from '../body/content-coding.ts';
import { isStreamed } from '../body/is-streamed.ts';
import { headerValue } from '../exchange/header.ts';
import type { HeaderPairs } from '../exchange/http-request.ts';
import type { AnsweredExchange, ExchangeTiming } from '../session/recording.ts';
import type { Conversion } from './foreign-recording.ts';

/** What an entry tells of a request and its response. */
export interface ToldExchange {
  readonly request: { method: string; url: string; headers: HeaderPairs; body: Uint8Array };
  readonly response: {
    readonly status: number;
    readonly statusText?: string | undefined;
    readonly headers: HeaderPairs;
    /** As one piece, or as the pieces that are known. */
    readonly chunks: readonly Uint8Array[];
  };
  readonly timing?: ExchangeTiming;
  readonly trailers?: HeaderPairs;
  /** When it was recorded: a date that can be read. */
  readonly recordedAt?: string | undefined;
}

/**
 * Makes an exchange of what an entry tells, as often as it was played.
 *
 * @param told - Request and response.
 * @param changes - What is known to differ.
 * @param times - How often it answers.
 * @returns The exchanges, and all that differs; or why there are none.
 */
export function answered(told: ToldExchange, changes: readonly string[] = [], times = 1): Conversion {
  const problem = problemOf(told);
  if (problem !== undefined) return { lost: problem };
  const coded = fitCoding(told.response.chunks, told.response.headers);
  const exchange = exchangeOf(told, coded);
  return {
    exchanges: Array.from({ length: times }, () => exchange),
    changes: [...changes, ...coded.changes, ...streamChanges(exchange)],
    ...(told.recordedAt !== undefined && { recordedAt: told.recordedAt }),
  };
}

function problemOf({ request, response }: ToldExchange): string | undefined {
  const url = URL.parse(request.url);
  if (url === null) return `its URL "${request.url}" is not a whole one`;
  if (!['http:', 'https:'].includes(url.protocol)) return `${url.protocol} is not HTTP: nothing is requested`;
  const { status } = response;
  if (status === 101) return 'it changes to another protocol, such as WebSocket, which is not replayed';
  if (Number.isInteger(status) && status >= 200 && status <= 599) return undefined;
  return `${String(status)} is no status of a response`;
}

interface FittedCoding {
  readonly headers: HeaderPairs;
  readonly chunks: readonly Uint8Array[];
  readonly changes: readonly string[];
}

/** Tools keep bodies decompressed under headers that say compressed: clients would not understand that. */
function fitCoding(chunks: readonly Uint8Array[], headers: HeaderPairs): FittedCoding {
  const coding = headerValue(headers, 'content-encoding');
  const bytes = Buffer.concat(chunks);
  if (coding === undefined || bytes.length === 0) return { headers, chunks, changes: [] };
  if (decodeContent(bytes, headers) !== undefined) return { headers, chunks, changes: [] };
  const encoded = encodeContent(bytes, headers);
  if (encoded !== bytes) {
    return {
      headers,
      chunks: [encoded],
      changes: [`its body was kept decompressed: compressed anew (${coding})`],
    };
  }
  const without = headers.filter(([name]) => name.toLowerCase() !== 'content-encoding');
  return {
    headers: without,
    chunks,
    changes: [`its content-encoding ${coding} is unknown: played without it`],
  };
}

function exchangeOf(
  { request, response, timing = { chunks: [] }, trailers = [] }: ToldExchange,
  { headers, chunks }: FittedCoding,
): AnsweredExchange {
  const { status, statusText = STATUS_CODES[status] ?? '' } = response;
  return {
    request: { ...request, method: request.method.toUpperCase(), url: new URL(request.url).href },
    response: { status, statusText, headers },
    chunks: chunks.filter(({ length }) => length > 0),
    trailers,
    end: 'complete',
    timing,
  };
}

function streamChanges({ response, chunks }: AnsweredExchange): readonly string[] {
  const isOnePiece = isStreamed(response.headers) && chunks.length === 1;
  return isOnePiece ? ['where the chunks of its stream began was not kept: it is played as one'] : [];
}
