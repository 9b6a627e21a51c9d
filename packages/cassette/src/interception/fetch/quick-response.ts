import type { CassetteInteraction, CassetteResponse } from '@plumbline/contracts';
import { chunkBytes } from '../../body/wire-chunks.ts';
import { plainBytes, type WholeBody } from '../../body/plain-bytes.ts';
import { headerValue } from '../../exchange/header.ts';
import { replayHeaders } from '../../exchange/replay-headers.ts';
import type { PlainRequest } from './plain-request.ts';

const withoutBody: ReadonlySet<number> = new Set([204, 205, 304]);
/** The fetch of Node 22 decodes no zstd. */
const everyFetchDecodes = /^\s*(?:x-)?(?:gzip|deflate|br)\s*$/i;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Makes the response that a real fetch would give.
 *
 * @param interaction - What was recorded.
 * @param plain - The call of fetch.
 * @returns The response; `undefined` where it takes a real fetch, as for a redirect.
 */
export function quickResponse(
  { response }: CassetteInteraction,
  { request, signal }: PlainRequest,
): Response | undefined {
  const chunks = response !== undefined && isOrdinary(response) ? decodedChunks(response) : undefined;
  if (response === undefined || chunks === undefined) return undefined;
  const hasNoBody = request.method === 'HEAD' || withoutBody.has(response.status);
  return playedResponse(hasNoBody ? null : bodyStream(chunks, signal), {
    url: request.url,
    init: {
      status: response.status,
      statusText: response.statusText,
      headers: playedHeaders(request, response, chunks),
    },
  });
}

/** The length of a compressed body is that of its bytes on the wire. */
function playedHeaders(
  { method }: PlainRequest['request'],
  response: CassetteResponse,
  chunks: readonly Uint8Array[],
): [string, string][] {
  const headers =
    response.body.as === 'compressed' ? response.headers : replayHeaders(method, response, chunks);
  return headers as [string, string][];
}

function isOrdinary({ status, headers, cut }: CassetteResponse): boolean {
  if (status < 200 || cut !== undefined) return false;
  return !redirects.has(status) || headerValue(headers, 'location') === undefined;
}

/** A real fetch hands on what a compressed body decompresses to. */
function decodedChunks({ body, headers }: CassetteResponse): readonly Uint8Array[] | undefined {
  const coding = headerValue(headers, 'content-encoding');
  if (body.as === 'compressed') {
    const isPlain = body.wire.length <= 1 && coding !== undefined && everyFetchDecodes.test(coding);
    return isPlain ? [plainBytes(body.content)] : undefined;
  }
  if (body.as === 'none') return [];
  return coding === undefined ? uncodedChunks(body) : undefined;
}

function uncodedChunks(
  body: WholeBody | Extract<CassetteResponse['body'], { as: 'chunks' }>,
): readonly Uint8Array[] {
  return body.as === 'chunks' ? body.chunks.map(chunkBytes) : [plainBytes(body)];
}

/** Chunk by chunk as they are asked for; fails with the signal's reason where that aborts before the end. */
function bodyStream(
  chunks: readonly Uint8Array[],
  signal: AbortSignal | undefined,
): ReadableStream<Uint8Array> {
  let played = 0;
  let release = (): void => undefined;
  return new ReadableStream({
    type: 'bytes',
    start(controller) {
      if (signal === undefined) return;
      const abort = (): void => {
        controller.error(signal.reason);
      };
      signal.addEventListener('abort', abort, { once: true });
      release = () => {
        signal.removeEventListener('abort', abort);
      };
    },
    pull(controller) {
      while (chunks[played]?.length === 0) played += 1;
      const chunk = chunks[played];
      played += 1;
      if (chunk !== undefined) {
        controller.enqueue(new Uint8Array(chunk));
        return;
      }
      release();
      controller.close();
      controller.byobRequest?.respond(0);
    },
    cancel() {
      release();
    },
  });
}

interface PlayedInit {
  readonly url: string;
  readonly init: ResponseInit;
}

/** What a response of a real fetch has, and one that is constructed has not. */
function playedResponse(body: ReadableStream<Uint8Array> | null, { url, init }: PlayedInit): Response {
  const response = new Response(body, init);
  const parsed = new URL(url);
  parsed.hash = '';
  return describe(response, parsed.href);
}

function describe(response: Response, url: string): Response {
  return Object.defineProperties(response, {
    url: { value: url, configurable: true },
    type: { value: 'basic', configurable: true },
    clone: { value: () => describe(Response.prototype.clone.call(response), url), configurable: true },
  });
}
