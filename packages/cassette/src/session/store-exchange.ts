import type {
  AnsweredInteraction,
  CassetteError,
  CassetteFailure,
  CassetteInteraction,
  CassetteResponse,
  FailedInteraction,
} from '@plumbline/contracts';
import { redactHeaders, redactText, redactUrl } from '@plumbline/secrets';
import { storeRequestBody, storeResponseBody } from '../body/store-body.ts';
import type { HeaderPairs, ResponseHead } from '../exchange/http-request.ts';
import type { KeyedLine } from '../file/encode-cassette.ts';
import { normalizeMultipartType } from '../key/multipart.ts';
import type { RequestKeys } from '../key/request-keys.ts';
import { restoreRequest } from '../key/restore-request.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { AnsweredExchange, RecordedExchange } from './recording.ts';

/**
 * Writes one exchange as the line that a cassette holds, without secrets.
 *
 * @param exchange - What was sent and what came.
 * @param keys - How its key is computed, and what of it is not recorded.
 * @returns The line and its key.
 */
export function storeExchange(exchange: RecordedExchange, keys: RequestKeys): KeyedLine {
  const request = storeRequest(exchange.request, keys.rules);
  const key = keys.keyOf(restoreRequest(request));
  const line: CassetteInteraction = { kind: 'interaction', key, request, ...storeOutcome(exchange) };
  return { key, text: JSON.stringify(line) };
}

function storeOutcome(
  exchange: RecordedExchange,
): Pick<AnsweredInteraction, 'response'> | Pick<FailedInteraction, 'failure'> {
  return 'failure' in exchange
    ? { failure: storeFailure(exchange.failure) }
    : { response: storeResponse(exchange) };
}

function storeFailure(failure: CassetteFailure): CassetteFailure {
  return failure.as === 'error' ? { as: 'error', error: storeError(failure.error) } : failure;
}

/** Messages name hosts and URLs. */
function storeError({ message, errors, cause, ...fields }: CassetteError): CassetteError {
  return {
    ...fields,
    message: redactText(message),
    ...(errors !== undefined && { errors: errors.map(storeError) }),
    ...(cause !== undefined && { cause: storeError(cause) }),
  };
}

function storeRequest(request: RecordedExchange['request'], rules: RuleSet): CassetteInteraction['request'] {
  const { omitsHeader } = rules.for(URL.parse(request.url)?.host ?? '');
  const headers = request.headers.filter(([name]) => !omitsHeader(name.toLowerCase()));
  return {
    method: request.method,
    url: redactUrl(withoutFragment(request.url)),
    headers: storeRequestHeaders(headers),
    body: storeRequestBody(request.body, request.headers),
  };
}

function storeRequestHeaders(headers: HeaderPairs): [string, string][] {
  return redactHeaders(headers).map(([name, value]) =>
    name.toLowerCase() === 'content-type' ? [name, normalizeMultipartType(value)] : [name, value],
  );
}

function storeResponse(exchange: AnsweredExchange): CassetteResponse {
  const { headers } = exchange.response;
  const { informational = [], error } = exchange;
  return {
    ...storeHead(exchange.response),
    ...(informational.length > 0 && { informational: informational.map(storeHead) }),
    body: storeResponseBody(exchange.chunks, headers),
    ...(exchange.trailers.length > 0 && { trailers: redactHeaders(exchange.trailers) }),
    ...(exchange.end !== 'complete' && { cut: exchange.end === 'server' ? 'server' : 'client' }),
    ...(error !== undefined && { error: storeError(error) }),
  };
}

function storeHead({ status, statusText, headers }: ResponseHead): Omit<CassetteResponse, 'body'> {
  return { status, statusText, headers: redactHeaders(headers) };
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash === -1 ? url : url.slice(0, hash);
}
