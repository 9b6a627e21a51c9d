import { headerValue } from '../exchange/header.ts';
import type { HeaderPairs } from '../exchange/http-request.ts';

const streamTypes =
  /^(?:text\/event-stream|application\/(?:x-ndjson|ndjson|jsonl|x-jsonl|json-seq|stream\+json|vnd\.amazon\.eventstream))\b/i;

/**
 * Tells whether a response is a stream, whose chunks have a meaning of their own.
 *
 * @param headers - Headers of the response.
 * @returns True for event streams and JSON lines.
 */
export function isStreamed(headers: HeaderPairs): boolean {
  return streamTypes.test(headerValue(headers, 'content-type') ?? '');
}
