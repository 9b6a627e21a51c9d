import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http2';
import type { HeaderPairs } from '../../exchange/http-request.ts';

/** HTTP/2 knows no such headers. */
const ofConnections: ReadonlySet<string> = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Reads the headers of a message.
 *
 * @param headers - As node:http2 has them.
 * @returns Name and value pairs, without what describes the message itself.
 */
export function fieldsOf(headers: IncomingHttpHeaders): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (name.startsWith(':') || value === undefined) return [];
    return [value].flat().map((single): [string, string] => [name, single]);
  });
}

/**
 * Writes headers as node:http2 takes them.
 *
 * @param pairs - Name and value pairs.
 * @returns Names in lower case, repeats as a list; without those of connections.
 */
export function toFields(pairs: HeaderPairs): OutgoingHttpHeaders {
  const fields = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    if (!ofConnections.has(key)) fields.set(key, [...(fields.get(key) ?? []), value]);
  }
  return Object.fromEntries(
    [...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}
