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

/**
 * What a name says of its value: `credential` always, `suspect` only where the value
 * looks random, `ordinary` never.
 */
export type NameVerdict = 'credential' | 'suspect' | 'ordinary';

/**
 * Judges a name.
 *
 * Words of language models (`max_tokens`, `token_type`, `logprobs[].token`) and of
 * pagination (`next_page_token`) are not credentials.
 *
 * @param name - Name as it was written, in any case and with any separators.
 * @param place - Header, query or form parameter, or field of a JSON object.
 * @returns The verdict.
 */
export function judgeName(name: string, place: NamePlace): NameVerdict {
  const words = nameWords(name);
  const last = words.at(-1);
  if (last === undefined) return 'ordinary';
  const joined = words.join('');
  if (certainNames[place].has(joined)) return 'credential';
  if (suspectNames[place].has(joined)) return 'suspect';
  if (last === 'token' || last === 'tokens') return judgeToken(words);
  if (isSecretWord(words, joined)) return 'credential';
  return isKeyOrSignature(words, place) ? 'credential' : 'ordinary';
}

function judgeToken(words: readonly string[]): NameVerdict {
  const before = words.at(-2) ?? '';
  if (words.at(-1) === 'tokens') return tokensThatAre.has(before) ? 'credential' : 'ordinary';
  return tokensThatAreNone.has(before) ? 'ordinary' : 'credential';
}

const secretEnding =
  /(?:password|passwd|passphrase|passcode|secret|credential|clientassertion|connectionstring)s?$|(?:auth|access|refresh|session|security|bearer|csrf|xsrf|api)token$/;
const secretBeginning = /^(?:new|old|current|hashed)?password(?:hash|confirm|confirmation|\d)?$/;

function isSecretWord(words: readonly string[], joined: string): boolean {
  if (secretEnding.test(joined) || secretBeginning.test(joined)) return true;
  const isShort = words.at(-1) === 'pass' || words.at(-1) === 'pwd';
  return isShort && passwordOwners.has(words.at(-2) ?? '');
}

function isKeyOrSignature(words: readonly string[], place: NamePlace): boolean {
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (keyEnding.test(words.join(''))) return true;
  if (last === 'key' || last === 'keys') {
    return keyQualifiers.has(before) || (place === 'header' && !keyHeadersThatAreNone.has(before));
  }
  if (place === 'header' && last === 'cookie') return true;
  return place !== 'field' && last === 'signature';
}

const keyEnding =
  /(?:api|access|secret|private|signing|encryption|subscription|account|storage)keys?(?:id)?$/;
