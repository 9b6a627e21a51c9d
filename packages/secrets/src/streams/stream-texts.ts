import type { TextSpan } from '../detector.ts';
import { jsonStrings } from './json-strings.ts';

/** A text that a stream hands out piece by piece: where its pieces stand, in order. */
export type StreamText = readonly TextSpan[];

const dataLine = /^(?:data:[ \t]?)?(?<data>[^\r\n]+)/gm;
const isStream = /(?:^|\n)data:|^\s*\{[^\n]*\}\r?\n\s*\{/;

/**
 * Finds the texts that a stream of events or of JSON lines hands out piece by piece: the same field of
 * several events, or the data of events that are no JSON.
 *
 * @param text - The whole stream.
 * @returns Texts of at least two pieces.
 */
export function streamTexts(text: string): StreamText[] {
  if (!isStream.test(text)) return [];
  const texts = new Map<string, TextSpan[]>();
  for (const { 0: line, index, groups } of text.matchAll(dataLine)) {
    const data = groups?.['data'] ?? '';
    const start = index + line.length - data.length;
    for (const { path, ...span } of pieces(data, line.startsWith('data:'))) {
      const placed = { start: start + span.start, end: start + span.end };
      const text = texts.get(path);
      if (text === undefined) texts.set(path, [placed]);
      else text.push(placed);
    }
  }
  return [...texts.values()].filter(({ length }) => length > 1);
}

function pieces(data: string, isEvent: boolean): readonly (TextSpan & { readonly path: string })[] {
  if (/^[[{]/.test(data)) return jsonStrings(data);
  return isEvent ? [{ path: '', start: 0, end: data.length }] : [];
}
