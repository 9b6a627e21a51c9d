const credentialShape = /^(?=[\w.~+/=:;-]*\d)(?=[\w.~+/=:;-]*[A-Za-z])[\w.~+/=:;-]{8,}$|^[\w.~+/=:;-]{20,}$/;

/**
 * Tells whether a value could be a credential by its looks alone: one run without
 * spaces, of letters and digits from eight characters on, or of any kind from twenty on.
 *
 * @param value - Value of a field whose name leaves it open.
 * @returns False for words, numbers and pieces of text, such as a model's tokens.
 */
export function looksRandom(value: string): boolean {
  return credentialShape.test(value);
}
