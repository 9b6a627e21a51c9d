import type { ModelReply, TextReply } from '../../brain/reply.ts';
import type { Exchange } from '../dialect.ts';
import { firstHalf, textPieces } from '../text-pieces.ts';
import { finishReason, geminiCandidate, geminiResponse } from './gemini-response.ts';

/**
 * Words a reply as the chunks of a stream: each is a response of its own.
 *
 * @param reply - What the model answers.
 * @param exchange - The request that it answers.
 * @returns Chunks as they stand on the wire, each with its blank line.
 */
export function geminiChunks(reply: ModelReply, exchange: Exchange): readonly string[] {
  const chunks = reply.kind === 'text' ? textChunks(reply, exchange) : [geminiResponse(reply, exchange)];
  return chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`);
}

function textChunks(reply: TextReply, exchange: Exchange): readonly object[] {
  const pieces = textPieces(reply.text);
  if (reply.ending === 'lost') {
    return firstHalf(pieces).map((text) => geminiCandidate({ parts: [{ text }] }, exchange));
  }
  return pieces.map((text, index) => {
    const ending = index === pieces.length - 1 ? { finishReason: finishReason(reply) } : {};
    return geminiCandidate({ parts: [{ text }], ...ending }, exchange);
  });
}
