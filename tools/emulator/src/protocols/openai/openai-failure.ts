import type { FailureReply } from '../../brain/reply.ts';
import type { FailureAnswer } from '../dialect.ts';

/**
 * Words a failure as OpenAI does.
 *
 * @param failure - What failed.
 * @returns Status, header fields and body.
 */
export function openaiFailure({ failure, message }: FailureReply): FailureAnswer {
  switch (failure) {
    case 'invalid-key':
      return { ...worded(message, 'invalid_request_error', 'invalid_api_key'), status: 401 };
    case 'invalid-request':
      return { ...worded(message, 'invalid_request_error', null), status: 400 };
    case 'not-found':
      return { ...worded(message, 'invalid_request_error', 'unknown_url'), status: 404 };
    case 'overloaded':
      return { ...worded(message, 'server_error', null), status: 503 };
    case 'rate-limited':
      return {
        ...worded(message, 'requests', 'rate_limit_exceeded'),
        status: 429,
        headers: { 'retry-after': '20', 'x-ratelimit-remaining-requests': '0' },
      };
  }
}

function worded(message: string, type: string, code: string | null): Omit<FailureAnswer, 'status'> {
  return { headers: {}, body: { error: { message, type, param: null, code } } };
}
