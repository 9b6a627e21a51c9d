import { protocols } from './protocols/index.ts';

/**
 * Says where each emulated API stands.
 *
 * @param url - Where the emulator listens.
 * @returns Base URLs by the variable from which each API's SDK takes it.
 */
export function baseUrls(url: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    protocols.map(({ baseUrlVariable, prefix, basePath }) => [baseUrlVariable, `${url}${prefix}${basePath}`]),
  );
}
