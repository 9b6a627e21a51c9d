import { headerValue } from '../../exchange/header.ts';
import type { Conversion, EntryContext, ForeignFormat } from '../foreign-recording.ts';
import { convertHarEntry } from '../har/convert-har-entry.ts';
import { harFormat } from '../har/har-format.ts';
import { harHeaders } from '../har/har-headers.ts';
import { objectOf, textOf, type JsonObject } from '../json-fields.ts';

/** Polly.JS' recordings: HAR, in which bodies that are compressed stay so. https://netflix.github.io/pollyjs */
export const pollyFormat: ForeignFormat = {
  source: 'polly',
  recognises: (content) => {
    const log = objectOf(objectOf(content)['log']);
    return harFormat.recognises(content) && (creatorOf(log) === 'Polly.JS' || '_recordingName' in log);
  },
  nameOf: (content) => textOf(objectOf(objectOf(content)['log'])['_recordingName']),
  entriesOf: harFormat.entriesOf,
  convert: convertPollyEntry,
};

function creatorOf(log: JsonObject): unknown {
  return objectOf(log['creator'])['name'];
}

function convertPollyEntry(value: unknown, context: EntryContext): Conversion {
  const entry = objectOf(value);
  const response = objectOf(entry['response']);
  const content = objectOf(response['content']);
  const isCoded = headerValue(harHeaders(response['headers']), 'content-encoding') !== undefined;
  const joined = isCoded ? joinedChunks(textOf(content['text']), content['encoding']) : undefined;
  if (joined === undefined) return convertHarEntry(withSize(entry), context);
  const whole = { ...content, text: joined, encoding: 'base64' };
  return convertHarEntry({ ...entry, response: { ...response, content: whole } }, context);
}

/** Chunks of a compressed body stand in a list inside the text, in base64, or in hexadecimal in older ones. */
function joinedChunks(text: string | undefined, encoding: unknown): string | undefined {
  const chunks = chunksIn(text);
  if (chunks === undefined) return undefined;
  const written = encoding === 'base64' ? 'base64' : 'hex';
  return Buffer.concat(chunks.map((chunk) => Buffer.from(chunk, written))).toString('base64');
}

function chunksIn(text: string | undefined): readonly string[] | undefined {
  if (text?.startsWith('[') !== true) return undefined;
  try {
    const chunks: unknown = JSON.parse(text);
    const isList = Array.isArray(chunks) && chunks.every((chunk) => typeof chunk === 'string');
    return isList ? chunks : undefined;
  } catch {
    return undefined;
  }
}

/** An empty body has no text, and the size that its `Content-Length` says. */
function withSize(entry: JsonObject): JsonObject {
  const response = objectOf(entry['response']);
  const content = objectOf(response['content']);
  if (content['text'] !== undefined || Number(content['size']) > 0) return entry;
  return { ...entry, response: { ...response, content: { ...content, size: 0 } } };
}
