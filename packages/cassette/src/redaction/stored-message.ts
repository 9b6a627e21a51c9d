import type { CassetteBody } from '@plumbline/contracts';
import type { HeaderPairs } from '../exchange/http-request.ts';

/** What a request and a response have in common in a cassette. */
export interface StoredMessage {
  readonly url?: string;
  readonly headers: HeaderPairs;
  readonly trailers?: HeaderPairs;
  readonly body: CassetteBody;
}

/**
 * Tells whether a part of a line is a request or a response.
 *
 * @param value - The part; absent where nothing was answered.
 * @returns True for what has headers and a body.
 */
export function isMessage(value: unknown): value is StoredMessage {
  return typeof value === 'object' && value !== null && 'headers' in value && 'body' in value;
}
