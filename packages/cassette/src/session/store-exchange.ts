import type {
  AnsweredInteraction,
  CassetteError,
  CassetteFailure,
  CassetteInteraction,
  CassetteResponse,
  FailedInteraction,
} from '@plumbline/contracts';
import { redactHeaders, redactText, redactUrl, type RedactionRules } from '@plumbline/secrets';
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
 * @param redaction - What is taken out of it; the same as of the key by default.
 * @returns The line and its key.
 */
export function storeExchange(
  exchange: RecordedExchange,
  keys: RequestKeys,
  redaction: RedactionRules = keys.redaction.rules,
): KeyedLine {
  // What a request says first, playback cannot know when the same is said again.
  const { learned: _, ...ofRequests } = redaction;
  const request = storeRequest(exchange.request, keys.rules, ofRequests);
  const key = keys.keyOf(restoreRequest(request));
  const line: CassetteInteraction = {
    kind: 'interaction',
    key,
    request,
    ...storeOutcome(exchange, redaction),
  };
  return { key, text: JSON.stringify(line) };
}

function storeOutcome(
  exchange: RecordedExchange,
  redaction: RedactionRules,
): Pick<AnsweredInteraction, 'response'> | Pick<FailedInteraction, 'failure'> {
  return 'failure' in exchange
    ? { failure: storeFailure(exchange.failure, redaction) }
    : { response: storeResponse(exchange, redaction) };
}

function storeFailure(failure: CassetteFailure, redaction: RedactionRules): CassetteFailure {
  return failure.as === 'error' ? { as: 'error', error: storeError(failure.error, redaction) } : failure;
}

/** Messages name hosts and URLs. */
function storeError(error: CassetteError, redaction: RedactionRules): CassetteError {
  const { message, errors, cause, ...fields } = error;
  return {
    ...fields,
    message: redactText(message, redaction),
    ...(errors !== undefined && { errors: errors.map((each) => storeError(each, redaction)) }),
    ...(cause !== undefined && { cause: storeError(cause, redaction) }),
  };
}

function storeRequest(
  request: RecordedExchange['request'],
  rules: RuleSet,
  redaction: RedactionRules,
): CassetteInteraction['request'] {
  const { omitsHeader } = rules.for(URL.parse(request.url)?.host ?? '');
  const headers = request.headers.filter(([name]) => !omitsHeader(name.toLowerCase()));
  return {
    method: request.method,
    url: redactUrl(withoutFragment(request.url), redaction),
    headers: storeRequestHeaders(headers, redaction),
    body: storeRequestBody(request.body, request.headers, redaction),
  };
}

function storeRequestHeaders(headers: HeaderPairs, redaction: RedactionRules): [string, string][] {
  return redactHeaders(headers, redaction).map(([name, value]) =>
    name.toLowerCase() === 'content-type' ? [name, normalizeMultipartType(value)] : [name, value],
  );
}

function storeResponse(exchange: AnsweredExchange, redaction: RedactionRules): CassetteResponse {
  const { headers } = exchange.response;
  const { informational = [], error } = exchange;
  return {
    ...storeHead(exchange.response, redaction),
    ...(informational.length > 0 && {
      informational: informational.map((head) => storeHead(head, redaction)),
    }),
    body: storeResponseBody(exchange.chunks, headers, redaction),
    ...(exchange.trailers.length > 0 && { trailers: redactHeaders(exchange.trailers, redaction) }),
    ...(exchange.end !== 'complete' && { cut: exchange.end === 'server' ? 'server' : 'client' }),
    ...(error !== undefined && { error: storeError(error, redaction) }),
  };
}

function storeHead(
  { status, statusText, headers }: ResponseHead,
  redaction: RedactionRules,
): Omit<CassetteResponse, 'body'> {
  return {
    status,
    statusText: redactText(statusText, redaction),
    headers: redactHeaders(headers, redaction),
  };
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash === -1 ? url : url.slice(0, hash);
}
