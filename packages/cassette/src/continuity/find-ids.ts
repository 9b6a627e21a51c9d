/**
 * What programs make up to name a thing once: UUIDs, ULIDs, long hexadecimal numbers, and random words,
 * with a prefix (`resp_…`, `toolu_…`, `chatcmpl-…`) or without. Words that people write have no digits amid
 * their letters; names of models have few characters between their dashes.
 */
const patterns = [
  '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}',
  '[a-z]{2,16}[_-](?=[A-Za-z]*[0-9])[A-Za-z0-9]{12,64}',
  '[0-7][0-9A-HJKMNP-TV-Z]{25}',
  '(?=[0-9]*[a-f])[0-9a-f]{24,64}',
  '(?=[A-Za-z]*[0-9])(?=[A-Z0-9]*[a-z])(?=[a-z0-9]*[A-Z])[A-Za-z0-9]{20,64}',
];
const id = new RegExp(`^(?:${patterns.join('|')})$`);
const word = /[A-Za-z0-9_-]{1,128}/g;
const idField = /"(?:id|[A-Za-z_]{1,40}(?:_id|Id))"\s{0,4}:\s{0,4}"([A-Za-z0-9_-]{1,128})"/g;

/**
 * Tells whether a word looks as if a program had made it up to name a thing once.
 *
 * @param text - A word of letters, digits, `_` and `-`.
 * @returns False for what people write, and for names of models.
 */
export function looksLikeId(text: string): boolean {
  return id.test(text);
}

/**
 * Finds the ids that a response may hand out: what looks like one, and the values of fields named so.
 *
 * @param text - A response, as text.
 * @returns The ids, each once, in order.
 */
export function offeredIds(text: string): readonly string[] {
  const named = [...text.matchAll(idField)].map(([, value = '']) => value);
  const known = new Set(named);
  return [...new Set((text.match(word) ?? []).filter((each) => known.has(each) || looksLikeId(each)))];
}

/**
 * Writes a text with something else in the place of some of its words.
 *
 * @param text - A request or a response, as text.
 * @param replace - Gives what stands for a word at a place; the word itself to keep it.
 * @returns The text.
 */
export function replaceWords(text: string, replace: (word: string, at: number) => string): string {
  return text.replace(word, replace);
}

/**
 * Tells the kind of an id, which a new one of its kind shares with it.
 *
 * @param text - An id.
 * @returns Its prefix, `uuid`, or what it is made of.
 */
export function kindOf(text: string): string {
  const prefix = /^[a-z]{2,16}[_-]/.exec(text)?.[0];
  if (prefix !== undefined) return prefix;
  return text.split('-').length === 5 ? 'uuid' : `${String(text.length)} characters`;
}
