const shortest = 8;
/** From this length on, one kind of character is enough. */
const longOfOneKind = 16;
/** Shannon's, of the whole value: eight different characters have 24. */
const leastBits = 20;

const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/];
const place =
  /^(?:\/(?:bin|dev|etc|home|mnt|opt|private|proc|root|run|sys|tmp|usr|var|Users)\/|\.{1,2}\/|~\/|[A-Z]:\\)/;
const bareAddress = /^[a-z][a-z\d+.-]*:\/\/[^/@?#]*(?:\/[^?#@]{0,15})?$/i;

/**
 * Tells whether the value of a variable can be a secret: long enough, of several kinds of characters, random
 * enough, and neither a path nor the address of a server.
 *
 * @param value - The value.
 * @returns False for `1`, `true`, `development`, `/run/secrets/key.pem`.
 */
export function isSecretValue(value: string): boolean {
  if (value.length < shortest || place.test(value) || bareAddress.test(value)) return false;
  const kindsOf = kinds.filter((kind) => kind.test(value)).length;
  if (kindsOf < 2 && value.length < longOfOneKind) return false;
  return value.length * bitsPerCharacter(value) >= leastBits;
}

function bitsPerCharacter(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
