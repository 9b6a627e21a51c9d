import type { CassetteInteraction } from '@plumbline/contracts';
import type { CassetteBytes } from './cassette-bytes.ts';
import type { LinePlace } from './cassette-index.ts';
import type { CassettePlace } from './cassette-invalid.ts';
import { checkDepth } from './check-size.ts';
import { readWithWrittenBody } from './written-body.ts';

/**
 * Reads one interaction; the JSON of its response is left as it stands where the index says where that is.
 *
 * @param bytes - The cassette.
 * @param place - Where the interaction stands.
 * @param source - The file, for messages.
 * @returns The interaction, not validated; `undefined` where the line is no JSON.
 * @throws PlumblineError `CASSETTE_INVALID` where it is nested too deep.
 */
export function readInteraction(
  bytes: CassetteBytes,
  place: LinePlace,
  source: CassettePlace,
): CassetteInteraction | undefined {
  const line = lineAt(bytes, place);
  const [, , start] = place;
  const quick = start === undefined ? undefined : readWithWrittenBody(line, start);
  if (quick !== undefined) return quick;
  const text = line.toString();
  checkDepth(text, source);
  return interactionOf(text);
}

/**
 * Reads a line. What lies outside the file, or is no place at all, reads as nothing: no JSON.
 *
 * @param bytes - The cassette.
 * @param place - Where the line stands.
 * @returns Its bytes.
 */
export function lineAt(bytes: CassetteBytes, [offset, length]: LinePlace): Buffer {
  const isInside =
    Number.isSafeInteger(offset) && offset >= 0 && length >= 0 && offset + length <= bytes.size;
  return isInside ? bytes.read(offset, length) : Buffer.alloc(0);
}

function interactionOf(text: string): CassetteInteraction | undefined {
  try {
    return JSON.parse(text) as CassetteInteraction;
  } catch {
    return undefined;
  }
}
