import type { HeaderPairs } from '../exchange/http-request.ts';

/**
 * Adds headers that a recording left out.
 *
 * @param headers - What it kept.
 * @param missing - What requests are known to have had.
 * @returns The headers; those that were kept win.
 */
export function addMissingHeaders(headers: HeaderPairs, missing: HeaderPairs): HeaderPairs {
  const kept = new Set(headers.map(([name]) => name.toLowerCase()));
  return [...headers, ...missing.filter(([name]) => !kept.has(name.toLowerCase()))];
}
