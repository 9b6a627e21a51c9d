import { looksLikeId, replaceWords } from '@plumbline/cassette/ids';
import type { Json } from '../state/json-of.ts';
import type { Normalizer } from '../state/normalizer.ts';

/**
 * Numbers what looks like an id, such as a UUID or `resp_…`, in the order of its first appearance: the same id
 * has the same number throughout a value.
 *
 * @param value - The value.
 * @returns The value with `<id 1>` and so on in the place of ids.
 */
export const numberedIds: Normalizer = (value) => {
  const numbers = new Map<string, number>();
  const numberOf = (id: string): string => {
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return `<id ${String(number)}>`;
  };
  return inTexts(value, (text) => replaceWords(text, (word) => (looksLikeId(word) ? numberOf(word) : word)));
};

const moment = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?/gu;

/**
 * Writes `<time>` in the place of dates with a time, as ISO 8601 has them.
 *
 * @param value - The value.
 * @returns The value without them.
 */
export const withoutTimes: Normalizer = (value) => inTexts(value, (text) => text.replace(moment, '<time>'));

/**
 * Makes a normalizer that writes something else in the place of a pattern, in all texts of a value.
 *
 * @param pattern - The pattern; with the flag `g` for all places.
 * @param by - What stands there instead.
 * @returns The normalizer.
 */
export function replacing(pattern: RegExp, by: string): Normalizer {
  return (value) => inTexts(value, (text) => text.replace(pattern, by));
}

/**
 * Makes a normalizer that writes `<name>` in the place of whatever stands under some names, at any depth.
 *
 * @param names - Names of properties.
 * @returns The normalizer.
 */
export function withoutFields(...names: readonly string[]): Normalizer {
  const without = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(without);
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value);
    return Object.fromEntries(
      fields.map(([name, inner]) => [name, names.includes(name) ? `<${name}>` : without(inner)]),
    );
  };
  return without;
}

function inTexts(value: Json, replace: (text: string) => string): Json {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => inTexts(item, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inTexts(inner, replace)]));
}
