import type { FailureReply } from '../../brain/reply.ts';
import type { FailureAnswer } from '../dialect.ts';

const googleRpc = 'type.googleapis.com/google.rpc';

/**
 * Words a failure as Gemini does: a wrong key is a bad request there.
 *
 * @param failure - What failed.
 * @returns Status, header fields and body.
 */
export function geminiFailure({ failure, message }: FailureReply): FailureAnswer {
  switch (failure) {
    case 'invalid-key':
      return worded(400, 'INVALID_ARGUMENT', {
        message,
        details: [{ '@type': `${googleRpc}.ErrorInfo`, reason: 'API_KEY_INVALID', domain: 'googleapis.com' }],
      });
    case 'invalid-request':
      return worded(400, 'INVALID_ARGUMENT', { message });
    case 'not-found':
      return worded(404, 'NOT_FOUND', { message });
    case 'overloaded':
      return worded(503, 'UNAVAILABLE', { message });
    case 'rate-limited':
      return worded(429, 'RESOURCE_EXHAUSTED', {
        message,
        details: [{ '@type': `${googleRpc}.RetryInfo`, retryDelay: '20s' }],
      });
  }
}

function worded(
  code: number,
  status: string,
  said: { readonly message: string; readonly details?: readonly object[] },
): FailureAnswer {
  const { message, ...details } = said;
  return { status: code, headers: {}, body: { error: { code, message, status, ...details } } };
}
