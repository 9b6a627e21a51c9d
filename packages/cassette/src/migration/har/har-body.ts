import { headerValue } from '../../exchange/header.ts';
import type { EntryContext } from '../foreign-recording.ts';
import { isObject, listOf, numberOf, objectOf, textOf, type JsonObject } from '../json-fields.ts';
import { harHeaders } from './har-headers.ts';

interface Missing {
  readonly missing: string;
}

/**
 * Reads the body of a request.
 *
 * @param request - The request of an entry.
 * @param context - What reads Playwright's attached bodies.
 * @returns The bytes; or why they are not known.
 */
export function requestBody(request: JsonObject, context: EntryContext): { bytes: Uint8Array } | Missing {
  const { postData } = request;
  const length = lengthOf(request);
  const bytes = isObject(postData) ? postedBytes(postData, context) : undefined;
  if (bytes !== undefined) return { bytes };
  const isEmpty = length === 0 || (length === undefined && !isObject(postData));
  return isEmpty ? { bytes: Buffer.of() } : notKept(length);
}

function postedBytes(postData: JsonObject, context: EntryContext): Uint8Array | undefined {
  if (isMangled(postData)) return undefined;
  return attachedBytes(postData, context) ?? textBytes(postData) ?? formBytes(postData);
}

function notKept(length: number | undefined): Missing {
  const size = length === undefined ? '' : `, ${String(length)} bytes,`;
  return { missing: `the body of its request${size} is not in the file: what was sent is not known` };
}

/** How long the body of a request is, where that is said: `Content-Length`, or a size above 0. */
function lengthOf({ bodySize, headers }: JsonObject): number | undefined {
  const length = headerValue(harHeaders(headers), 'content-length');
  if (length !== undefined) return Number(length);
  const size = numberOf(bodySize) ?? 0;
  return size > 0 ? size : undefined;
}

/** What is no text was made one: the bytes are gone. */
function isMangled({ text, encoding }: JsonObject): boolean {
  return encoding !== 'base64' && textOf(text)?.includes('\uFFFD') === true;
}

function formBytes({ params, mimeType }: JsonObject): Uint8Array | undefined {
  const fields = listOf(params).map(objectOf);
  const isForm = textOf(mimeType)?.includes('x-www-form-urlencoded') === true;
  if (!isForm || fields.length === 0) return undefined;
  const pairs = fields.map(({ name, value }) => `${textOf(name) ?? ''}=${textOf(value) ?? ''}`);
  return Buffer.from(pairs.join('&'));
}

/**
 * Reads the body of a response.
 *
 * @param entry - An entry.
 * @param context - What reads Playwright's attached bodies.
 * @returns The body, content coding undone; or why it is not known.
 */
export function responseBody(entry: JsonObject, context: EntryContext): { chunks: Uint8Array[] } | Missing {
  const response = objectOf(entry['response']);
  const content = objectOf(response['content']);
  const bytes = attachedBytes(content, context) ?? textBytes(content);
  if (bytes !== undefined) return { chunks: [bytes] };
  if (hasNoBody(entry) || content['size'] === 0) return { chunks: [] };
  const attached = textOf(content['_file']);
  const why = attached === undefined ? '' : `: ${attached} is not beside it`;
  return { missing: `the body of its response is not in the file${why}` };
}

const bodiless: readonly unknown[] = [204, 205, 301, 302, 303, 304, 307, 308];

function hasNoBody(entry: JsonObject): boolean {
  return (
    objectOf(entry['request'])['method'] === 'HEAD' ||
    bodiless.includes(objectOf(entry['response'])['status'])
  );
}

/** Playwright keeps bodies in files of their own with `content: 'attach'`. */
function attachedBytes({ _file }: JsonObject, { attached }: EntryContext): Uint8Array | undefined {
  const name = textOf(_file);
  return name === undefined ? undefined : attached(name);
}

function textBytes({ text, encoding, _encoding }: JsonObject): Uint8Array | undefined {
  const written = textOf(text);
  if (written === undefined) return undefined;
  return (encoding ?? _encoding) === 'base64' ? Buffer.from(written, 'base64') : Buffer.from(written);
}
