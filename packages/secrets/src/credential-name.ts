import {
  certainNames,
  keyHeadersThatAreNone,
  keyQualifiers,
  passwordOwners,
  suspectNames,
  tokensThatAreNone,
  tokensThatAre,
} from './credential-words.ts';
import type { NamePlace } from './name-place.ts';
import { nameWords } from './name-words.ts';
import { placeholderSpans } from './placeholder.ts';

/**
 * What a name says of its value: `credential` always, `suspect` only where the value
 * looks random, `ordinary` never.
 */
export type NameVerdict = 'credential' | 'suspect' | 'ordinary';

/**
 * Judges a name.
 *
 * Words of language models (`max_tokens`, `token_type`, `logprobs[].token`) and of
 * pagination (`next_page_token`) are not credentials. A placeholder in the place of a name says nothing.
 *
 * @param name - Name as it was written, in any case and with any separators.
 * @param place - Header, query or form parameter, or field of a JSON object.
 * @returns The verdict.
 */
export function judgeName(name: string, place: NamePlace): NameVerdict {
  if (placeholderSpans(name).length > 0) return 'ordinary';
  const words = nameWords(name);
  const joined = words.join('');
  if (certainNames[place].has(joined)) return 'credential';
  if (suspectNames[place].has(joined)) return 'suspect';
  return isCredential(words, place) ? 'credential' : 'ordinary';
}

function isCredential(words: readonly string[], place: NamePlace): boolean {
  const [before = '', last = ''] = [words.at(-2), words.at(-1)];
  if (lastWords.get(last)?.(before, place) === true) return true;
  return last !== 'token' && secretEndings.some((ending) => ending.test(words.join('')));
}

type WordRule = (before: string, place: NamePlace) => boolean;

const isPassword: WordRule = (before) => passwordOwners.has(before);
const isKey: WordRule = (before, place) =>
  keyQualifiers.has(before) || (place === 'header' && !keyHeadersThatAreNone.has(before));

/** What the last word of a name says, given the word before it. */
const lastWords: ReadonlyMap<string, WordRule> = new Map([
  ['token', (before) => !tokensThatAreNone.has(before)],
  ['tokens', (before) => tokensThatAre.has(before)],
  ['key', isKey],
  ['keys', isKey],
  ['pass', isPassword],
  ['pwd', isPassword],
  ['signature', (_, place) => place !== 'field'],
  ['cookie', (_, place) => place === 'header'],
]);

/** Also where words are written without a gap, as in `apikey` and `authtoken`. */
const secretEndings = [
  /(?:password|passwd|passphrase|passcode|secret|credential|clientassertion|connectionstring)s?$/,
  /(?:auth|access|refresh|session|security|bearer|csrf|xsrf|api)token$/,
  /(?:api|access|secret|private|signing|encryption|subscription|account|storage)keys?(?:id)?$/,
  /password(?:hash|confirm|confirmation|\d)$/,
];
