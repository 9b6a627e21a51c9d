import type { CassetteInteraction } from '@plumbline/contracts';
import { redactHeaders, redactUrl } from '@plumbline/secrets';
import { storeRequestBody, storeResponseBody } from '../body/store-body.ts';
import type { HeaderPairs } from '../exchange/http-request.ts';
import type { KeyedLine } from '../file/encode-cassette.ts';
import { normalizeMultipartType } from '../key/multipart.ts';
import { requestKey } from '../key/request-key.ts';
import { restoreRequest } from '../key/restore-request.ts';
import type { RecordedExchange } from './recording.ts';

/**
 * Writes one exchange as the line that a cassette holds, without secrets.
 *
 * @param exchange - What was sent and what came.
 * @returns The line and its key.
 */
export function storeExchange(exchange: RecordedExchange): KeyedLine {
  const request = storeRequest(exchange.request);
  const key = requestKey(restoreRequest(request));
  const line: CassetteInteraction = {
    kind: 'interaction',
    key,
    request,
    response: storeResponse(exchange),
  };
  return { key, text: JSON.stringify(line) };
}

function storeRequest(request: RecordedExchange['request']): CassetteInteraction['request'] {
  return {
    method: request.method,
    url: redactUrl(withoutFragment(request.url)),
    headers: storeRequestHeaders(request.headers),
    body: storeRequestBody(request.body, request.headers),
  };
}

function storeRequestHeaders(headers: HeaderPairs): [string, string][] {
  return redactHeaders(headers).map(([name, value]) =>
    name.toLowerCase() === 'content-type' ? [name, normalizeMultipartType(value)] : [name, value],
  );
}

function storeResponse(exchange: RecordedExchange): CassetteInteraction['response'] {
  const { status, statusText, headers } = exchange.response;
  return {
    status,
    statusText,
    headers: redactHeaders(headers),
    body: storeResponseBody(exchange.chunks, headers),
    ...(exchange.trailers.length > 0 && { trailers: redactHeaders(exchange.trailers) }),
    ...(exchange.end !== 'complete' && { cut: exchange.end === 'server' ? 'server' : 'client' }),
  };
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash === -1 ? url : url.slice(0, hash);
}
