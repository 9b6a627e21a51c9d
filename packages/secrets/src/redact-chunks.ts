import type { SecretSpan } from './detector.ts';
import { findSecrets } from './find-secrets.ts';
import { placeholder } from './placeholder.ts';
import { standardRules, type RedactionRules } from './redaction-rules.ts';
import { replaceSpans } from './replace-spans.ts';

/**
 * Redacts a text that arrived in chunks, also where a secret goes over the edge of two.
 *
 * The number of chunks and all edges outside secrets stay; a placeholder stands
 * whole in the chunk where its secret began. Joined, the result is what
 * `redactText` makes of the joined chunks.
 *
 * @param chunks - Chunks of one text, in order.
 * @param rules - What is taken out.
 * @returns As many chunks, without secrets.
 */
export function redactChunks(chunks: readonly string[], rules: RedactionRules = standardRules): string[] {
  let text = chunks.join('');
  let edges = edgesOf(chunks);
  for (;;) {
    const found = findSecrets(text, rules.detectors);
    for (const { detector } of found) rules.taken(detector);
    const redacted = replaceSpans(text, found);
    if (redacted === text) return edges.map((edge, index) => text.slice(edges[index - 1] ?? 0, edge));
    edges = edges.map((edge) => moveEdge(edge, found));
    text = redacted;
  }
}

function edgesOf(chunks: readonly string[]): number[] {
  let edge = 0;
  return chunks.map((chunk) => (edge += chunk.length));
}

/** An edge within a secret moves behind what stands in its place. */
function moveEdge(edge: number, spans: readonly SecretSpan[]): number {
  let moved = edge;
  for (const { start, end, replacement = placeholder } of spans) {
    if (edge <= start) break;
    moved += replacement.length - (Math.min(end, edge) - start);
  }
  return moved;
}
