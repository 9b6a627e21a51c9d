import { createHash } from 'node:crypto';

/** Names things by what they come from, so that equal requests get equal answers. */
export type Identifiers = (prefix: string, name: string, length?: number) => string;

/**
 * Makes the namer of one request.
 *
 * @param seed - All that makes the request what it is.
 * @returns A function of a prefix, a name within the answer and a length without the prefix (24 where absent).
 */
export function identifiersFor(seed: string): Identifiers {
  return (prefix, name, length = 24) =>
    prefix + createHash('sha256').update(`${seed}\n${name}`).digest('hex').slice(0, length);
}
