import { types } from 'node:util';
import type { Recording } from '../../session/recording.ts';
import { readAhead } from './read-ahead.ts';

type Bytes = string | Uint8Array;
type Chunks = AsyncIterable<Bytes>;

/**
 * Reads the whole body of a request that undici was to send.
 *
 * @param body - Any body that undici takes.
 * @returns The bytes or the text; at once where they are at hand.
 */
export function readRequestBody(body: unknown): Bytes | Promise<Uint8Array> {
  return bytesAtHand(body) ?? readRepeatable(body) ?? collect(body as Chunks);
}

/**
 * Tells a recording the body of a request that undici sends.
 *
 * @param body - Any body that undici takes.
 * @param recording - What is told.
 * @returns The body to send: the same, or one that yields the same chunks.
 */
export function watchRequestBody(body: unknown, recording: Recording): unknown {
  const known = bytesAtHand(body) ?? readRepeatable(body);
  if (known === undefined) {
    return readAhead(body as Chunks, (chunk) => {
      recording.sent(chunk);
    });
  }
  recording.sent(known);
  return body;
}

function bytesAtHand(body: unknown): Bytes | undefined {
  if (body === null || body === undefined) return '';
  if (typeof body === 'string' || types.isUint8Array(body)) return body;
  if (ArrayBuffer.isView(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return types.isArrayBuffer(body) ? Buffer.from(body) : undefined;
}

/** What can be read without using it up. */
function readRepeatable(body: unknown): Promise<Uint8Array> | undefined {
  if (isBlob(body)) return body.bytes();
  return isFormData(body) ? encodeFormData(body) : undefined;
}

/** By name: each undici copy, and each realm, has classes of its own. */
function kindOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, Symbol.toStringTag) : undefined;
}

function isBlob(body: unknown): body is Blob {
  return ['Blob', 'File'].includes(String(kindOf(body)));
}

function isFormData(body: unknown): body is FormData {
  return kindOf(body) === 'FormData';
}

/** Each undici copy has a `FormData` of its own: their entries are the same. */
async function encodeFormData(form: FormData): Promise<Uint8Array> {
  const copy = new FormData();
  for (const [name, value] of form) {
    if (typeof value === 'string') copy.append(name, value);
    else copy.append(name, value, value.name);
  }
  return new Response(copy).bytes();
}

async function collect(body: Chunks): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
