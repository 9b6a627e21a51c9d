/**
 * Puts entries together again that Nx took apart: it splits a value at every comma, also at one in a test's name.
 *
 * @param parts - What Nx gives.
 * @param begins - How an entry begins; what begins otherwise belongs to the entry before it.
 * @returns The entries as they were written.
 */
export function joinAtCommas(parts: readonly string[], begins: RegExp): readonly string[] {
  return parts.reduce<readonly string[]>((entries, part) => {
    const last = entries.at(-1);
    if (last === undefined || begins.test(part)) return [...entries, part];
    return [...entries.slice(0, -1), `${last},${part}`];
  }, []);
}
