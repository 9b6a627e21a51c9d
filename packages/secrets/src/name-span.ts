import { authorizationSecret } from './authorization-secret.ts';
import { judgeName } from './credential-name.ts';
import type { TextSpan } from './detector.ts';
import { looksRandom } from './looks-random.ts';
import type { NamePlace } from './name-place.ts';
import { nameWords } from './name-words.ts';

/** A name and the value it leads up to, found in a text. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
  readonly place: NamePlace;
  /** Where the value begins in the text. */
  readonly start: number;
}

/**
 * Judges a value in a text by the name before it.
 *
 * @param named - Name, value and where they stand.
 * @returns The span of the secret, without an authorization's scheme; none where the name is ordinary.
 */
export function namedSecret({ name, value, place, start }: NamedValue): TextSpan[] {
  const verdict = judgeName(name, place);
  if (verdict === 'ordinary' || value === '') return [];
  if (verdict === 'suspect' && !looksRandom(value)) return [];
  const isScheme = nameWords(name).includes('authorization');
  const inner = isScheme ? authorizationSecret(value) : { start: 0, end: value.length };
  return [{ start: start + inner.start, end: start + inner.end }];
}
