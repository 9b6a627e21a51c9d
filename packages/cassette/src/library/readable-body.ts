import type { CassetteBody } from '@plumbline/contracts';
import { chunkBytes } from '../body/wire-chunks.ts';

/**
 * Gives a stored body as a person reads it: JSON as its value, the events of a stream as a list, with JSON in
 * them as values, text as text.
 *
 * @param body - The stored body.
 * @returns A JSON value; `undefined` where there is none. Bytes are told by their number and a digest of theirs.
 */
export function readableBody(body: CassetteBody): unknown {
  switch (body.as) {
    case 'none':
      return undefined;
    case 'json':
      return body.value;
    case 'text':
      return readableText(body.value);
    case 'chunks':
      return readableText(Buffer.concat(body.chunks.map(chunkBytes)).toString());
    case 'compressed':
      return readableBody(body.content);
    case 'base64':
      return { base64: body.value };
  }
}

function readableText(text: string): unknown {
  const events = eventsOf(text);
  if (events !== undefined) return events;
  return parsed(text) ?? linesOf(text) ?? text;
}

/** https://html.spec.whatwg.org/multipage/server-sent-events.html */
function eventsOf(text: string): readonly unknown[] | undefined {
  if (!/^(?:event|data|id|retry|):/mu.test(text)) return undefined;
  const blocks = text.split(/\r?\n\r?\n/u).filter((block) => block.trim() !== '');
  const events = blocks.map((block) => block.split(/\r?\n/u).filter((line) => line !== ''));
  if (!events.flat().every((line) => /^(?:event|data|id|retry)?:/u.test(line))) return undefined;
  return events.map(eventOf);
}

function eventOf(lines: readonly string[]): unknown {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = colon === 0 ? 'comment' : line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /u, '');
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  const data = fields.get('data');
  const rest = Object.fromEntries([...fields].filter(([name]) => name !== 'data'));
  return data === undefined ? rest : { ...rest, data: parsed(data) ?? data };
}

/** JSON Lines, at least two. */
function linesOf(text: string): readonly unknown[] | undefined {
  const values = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parsed);
  return values.length > 1 && values.every((value) => typeof value === 'object') ? values : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
