import type { IncomingMessage } from 'node:http';

const largestBody = 1_048_576;

/**
 * Reads a request's body as text.
 *
 * @param request - The request, not read yet.
 * @returns The whole body.
 * @throws RangeError where it is larger than 1 MiB; the rest of it is left unread.
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largestBody) {
      throw new RangeError(`The request is larger than ${String(largestBody)} bytes.`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
