import type { MatchingRule } from '@plumbline/contracts';

/**
 * What is known to change from run to run, by name. Each may be turned off by that name.
 * How an id that changes is matched is no rule: conversations are followed.
 */
export const builtInRules: Readonly<Record<string, MatchingRule>> = {
  /** What HTTP clients say about themselves and their machine. */
  clients: {
    omitHeaders: ['user-agent', 'accept-language', 'sec-fetch-mode', 'connection', 'keep-alive'],
  },
  /** What ties a request to a trace. */
  tracing: {
    omitHeaders: [
      'traceparent',
      'tracestate',
      'baggage',
      'x-request-id',
      'x-correlation-id',
      'x-client-request-id',
      'x-cloud-trace-context',
      'x-amzn-trace-id',
      'b3',
      'x-b3-*',
      'sentry-trace',
    ],
  },
  /** When a request was made, and what makes it like no other. */
  times: {
    omitHeaders: ['date', 'x-amz-date', 'idempotency-key', 'x-idempotency-key'],
    ignoreTimes: [
      'timestamp',
      'ts',
      '_',
      'sent_at',
      'sentAt',
      'requested_at',
      'requestedAt',
      'client_timestamp',
      'clientTimestamp',
    ],
  },
  /** https://platform.openai.com/docs/api-reference: the SDK's telemetry; betas change what is answered. */
  openai: { omitHeaders: ['x-stainless-*'], matchHeaders: ['openai-beta'] },
  /** https://docs.anthropic.com/en/api/versioning: version and betas change what is answered. */
  anthropic: { omitHeaders: ['x-stainless-*'], matchHeaders: ['anthropic-version', 'anthropic-beta'] },
  /** https://ai.google.dev/api: the SDK's telemetry. */
  gemini: { omitHeaders: ['x-goog-api-client', 'x-goog-request-params', 'x-server-timeout'] },
};
