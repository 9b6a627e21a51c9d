import type { TextSpan } from './detector.ts';
import { findSecrets } from './find-secrets.ts';
import { placeholder } from './placeholder.ts';
import { replaceSpans } from './replace-spans.ts';

/**
 * Redacts a text that arrived in chunks, also where a secret goes over the edge of two.
 *
 * The number of chunks and all edges outside secrets stay; a placeholder stands
 * whole in the chunk where its secret began. Joined, the result is what
 * `redactText` makes of the joined chunks.
 *
 * @param chunks - Chunks of one text, in order.
 * @returns As many chunks, without secrets.
 */
export function redactChunks(chunks: readonly string[]): string[] {
  let text = chunks.join('');
  let edges = edgesOf(chunks);
  for (let spans = findSecrets(text); spans.length > 0; spans = findSecrets(text)) {
    const found = spans;
    edges = edges.map((edge) => moveEdge(edge, found));
    text = replaceSpans(text, found);
  }
  return edges.map((edge, index) => text.slice(edges[index - 1] ?? 0, edge));
}

function edgesOf(chunks: readonly string[]): number[] {
  let edge = 0;
  return chunks.map((chunk) => (edge += chunk.length));
}

function moveEdge(edge: number, spans: readonly TextSpan[]): number {
  let moved = edge;
  for (const { start, end } of spans) {
    if (edge <= start) break;
    moved += placeholder.length - (Math.min(end, edge) - start);
  }
  return moved;
}
