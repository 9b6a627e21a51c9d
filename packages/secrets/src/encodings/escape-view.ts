import { viewOf, type TextView } from './text-view.ts';

const controls: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/**
 * Undoes the escapes of strings in JSON and JavaScript.
 *
 * @param text - JSON, or text that holds some.
 * @returns The view; `undefined` where nothing is escaped.
 */
export function escapeView(text: string): TextView | undefined {
  if (!text.includes('\\')) return undefined;
  return viewOf(text, /\\(?:u[\dA-F]{4}|x[\dA-F]{2}|[^])/gi, ([escape]) => decode(escape.slice(1)));
}

function decode(escape: string): string {
  if (escape.length > 1) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
  return controls.get(escape) ?? escape;
}
