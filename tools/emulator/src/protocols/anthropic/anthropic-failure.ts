import type { FailureKind, FailureReply } from '../../brain/reply.ts';
import type { FailureAnswer } from '../dialect.ts';
import type { Identifiers } from '../identifiers.ts';

const wording: Readonly<Record<FailureKind, readonly [status: number, type: string]>> = {
  'invalid-key': [401, 'authentication_error'],
  'invalid-request': [400, 'invalid_request_error'],
  'not-found': [404, 'not_found_error'],
  overloaded: [529, 'overloaded_error'],
  'rate-limited': [429, 'rate_limit_error'],
};

/**
 * Words a failure as Anthropic does.
 *
 * @param failure - What failed.
 * @param ids - Names of this request.
 * @returns Status, header fields and body.
 */
export function anthropicFailure({ failure, message }: FailureReply, ids: Identifiers): FailureAnswer {
  const [status, type] = wording[failure];
  return {
    status,
    headers: failure === 'rate-limited' ? { 'retry-after': '20' } : {},
    body: { type: 'error', error: { type, message }, request_id: ids('req_', 'request') },
  };
}
