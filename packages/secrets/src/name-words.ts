/**
 * Splits a name into its words: `x-api-key`, `apiKey`, `API_KEY` and `auth[key]` all end in `key`.
 *
 * @param name - Name of a header, a parameter or a field.
 * @returns The words in lower case; none for a name without letters or digits.
 */
export function nameWords(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
