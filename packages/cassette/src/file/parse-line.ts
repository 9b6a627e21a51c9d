import { cassetteInvalid, type CassettePlace } from './cassette-invalid.ts';

/**
 * Parses one line of a cassette.
 *
 * @param line - Its text, and its number where known.
 * @param place - Where the cassette stands, for messages.
 * @returns What the line holds.
 * @throws PlumblineError `CASSETTE_INVALID` where the line is no JSON.
 */
export function parseLine(line: { text: string; number?: number }, place: CassettePlace): unknown {
  try {
    return JSON.parse(line.text) as unknown;
  } catch (cause) {
    const found = `no JSON, but ${JSON.stringify(excerpt(line.text))}`;
    throw cassetteInvalid(place, { found, cause, ...(line.number !== undefined && { line: line.number }) });
  }
}

function excerpt(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 20)} … ${text.slice(-30)}`;
}
