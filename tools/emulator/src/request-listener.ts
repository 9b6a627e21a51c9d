import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Answer, EmulatedRequest } from './http/exchange.ts';
import { readBody } from './http/read-body.ts';
import { sendAnswer } from './http/send-answer.ts';
import type { ConversationMemory } from './protocols/dialect.ts';
import { protocols } from './protocols/index.ts';

/**
 * Makes the listener that serves all emulated APIs, with a memory of its own.
 *
 * @param chunkDelayMs - Pause between two writes of a stream, in milliseconds.
 * @returns A listener for `node:http`.
 */
export function requestListener(chunkDelayMs: number): RequestListener {
  const memory: ConversationMemory = new Map();
  return (request, response) => {
    serve(request, response, { memory, chunkDelayMs }).catch((thrown: unknown) => {
      response.destroy(thrown instanceof Error ? thrown : undefined);
    });
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  settings: { readonly memory: ConversationMemory; readonly chunkDelayMs: number },
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const protocol = protocols.find(({ prefix }) => url.pathname.startsWith(`${prefix}/`));
  const body = await readBody(request);
  const answer =
    protocol?.answer(emulatedRequest(request, { url, body, prefix: protocol.prefix }), settings.memory) ??
    unknownApi(url.pathname);
  await sendAnswer(response, answer, settings.chunkDelayMs);
}

function emulatedRequest(
  request: IncomingMessage,
  read: { readonly url: URL; readonly body: string; readonly prefix: string },
): EmulatedRequest {
  return {
    method: request.method ?? 'GET',
    path: read.url.pathname.slice(read.prefix.length),
    query: read.url.searchParams,
    headers: request.headers,
    body: read.body,
  };
}

function unknownApi(path: string): Answer {
  const prefixes = protocols.map(({ prefix }) => `${prefix}/`).join(', ');
  return {
    kind: 'json',
    status: 404,
    headers: {},
    body: { error: { message: `No emulated API at ${path}; paths begin with one of ${prefixes}.` } },
  };
}
