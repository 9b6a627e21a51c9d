import type { SecretSpan, TextDetector } from '../detector.ts';
import { namedPlaceholder, placeholder } from '../placeholder.ts';
import type { SecretValue } from './environment-secrets.ts';

/**
 * Makes a detector of values that are known: in the places of each stands a placeholder that says its name,
 * so that a recording made with one developer's key matches with another's.
 *
 * @param values - The values; of those that overlap in a text, the longest is found.
 * @returns The detector.
 */
export function valueDetector(values: readonly SecretValue[]): TextDetector {
  const spellings = values.flatMap(spellingsOf);
  const cores = [...new Set(values.flatMap(coresOf))];
  return {
    name: 'environment-value',
    description: 'Values of variables of the environment whose names say that they are secrets.',
    evidence: 'value',
    find: (text) => spellings.flatMap((spelling) => findSpelling(text, spelling)),
    mayBeInBase64: (text) => cores.some((core) => text.includes(core)),
  };
}

/** What is the same in base64 whatever stands before and behind a value: for each alignment and alphabet. */
function coresOf({ value }: SecretValue): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const whole = Math.floor((bytes.length * 8) / 6);
    const first = Math.ceil((before * 8) / 6);
    return [bytes.toString('base64'), bytes.toString('base64url')].map((text) => text.slice(first, whole));
  });
}

interface Spelling {
  readonly text: string;
  readonly replacement: string;
}

/** As it is; with `+` for spaces, as forms have it; byte by byte, as decoded text has it; in hexadecimal. */
function spellingsOf({ name, value }: SecretValue): Spelling[] {
  const bytes = Buffer.from(value);
  const hexadecimal = bytes.toString('hex');
  const spellings = [
    value,
    value.replaceAll(' ', '+'),
    bytes.toString('latin1'),
    hexadecimal,
    hexadecimal.toUpperCase(),
  ];
  return [...new Set(spellings)].map((text) => ({
    text,
    replacement: name === '' ? placeholder : namedPlaceholder(name),
  }));
}

function findSpelling(text: string, { text: spelling, replacement }: Spelling): SecretSpan[] {
  const found: SecretSpan[] = [];
  for (let start = text.indexOf(spelling); start !== -1;) {
    const end = start + spelling.length;
    found.push({ start, end, replacement });
    start = text.indexOf(spelling, end);
  }
  return found;
}
