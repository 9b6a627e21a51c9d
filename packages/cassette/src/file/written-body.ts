import type { CassetteInteraction } from '@plumbline/contracts';
import { writtenJson } from '../body/written-json.ts';

const before = '"body":{"as":"json","value":';
const after = '}}}';

/**
 * Finds the JSON of a response in its line, where it is the last that stands there and was written as it came.
 *
 * @param line - An interaction, written out.
 * @returns How many bytes stand before it; `undefined` where the response has no such body.
 */
export function writtenBodyStart(line: string): number | undefined {
  const { response } = JSON.parse(line) as CassetteInteraction;
  if (response?.body.as !== 'json' || Object.keys(response).at(-1) !== 'body') return undefined;
  if (Object.keys(response.body).length !== 2) return undefined;
  const start = line.length - after.length - JSON.stringify(response.body.value).length;
  return line.slice(0, start).endsWith(before) ? Buffer.byteLength(line.slice(0, start)) : undefined;
}

/**
 * Reads an interaction without parsing the JSON of its response.
 *
 * @param line - Its line.
 * @param start - Where the JSON begins, from `writtenBodyStart`.
 * @returns The interaction; `undefined` where the JSON does not stand there, as after an edit.
 */
export function readWithWrittenBody(line: Buffer, start: number): CassetteInteraction | undefined {
  const end = line.length - after.length;
  if (!isFramed(line, start, end)) return undefined;
  const interaction = parsed(`${line.toString('utf8', 0, start)}null${after}`);
  const response = interaction?.response;
  if (response?.body.as !== 'json') return undefined;
  response.body = writtenJson(Buffer.from(line.subarray(start, end)));
  return interaction;
}

function isFramed(line: Buffer, start: number, end: number): boolean {
  const isBefore = start <= end && line.toString('latin1', start - before.length, start) === before;
  return isBefore && line.toString('latin1', end) === after;
}

function parsed(text: string): CassetteInteraction | undefined {
  try {
    return JSON.parse(text) as CassetteInteraction;
  } catch {
    return undefined;
  }
}
