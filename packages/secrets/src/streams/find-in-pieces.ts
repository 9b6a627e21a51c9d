import { escapeView } from '../encodings/escape-view.ts';
import type { TextView } from '../encodings/text-view.ts';
import type { SecretFinding } from '../secret-finding.ts';
import { streamTexts, type StreamText } from './stream-texts.ts';

/** A piece as it reads, and where its characters stand in the stream. */
interface Piece {
  readonly text: string;
  /** Offset in the stream of a character of the piece, or of its end. */
  readonly offset: (index: number) => number;
}

/**
 * Finds secrets that a stream hands out in pieces, as a language model does with what it says: each event
 * has a few characters, and no event the whole.
 *
 * @param text - Any text.
 * @param find - Finds secrets in a text that was put together.
 * @returns Findings in the stream; the first piece of a secret takes the placeholder, the others nothing.
 */
export function findInPieces(
  text: string,
  find: (text: string) => readonly SecretFinding[],
): SecretFinding[] {
  return streamTexts(text).flatMap((spans) => findInText(text, spans, find));
}

function findInText(
  stream: string,
  spans: StreamText,
  find: (text: string) => readonly SecretFinding[],
): SecretFinding[] {
  const pieces = spans.map((span) => pieceOf(stream.slice(span.start, span.end), span.start));
  const found = find(pieces.map(({ text }) => text).join(''));
  return found.length === 0 ? [] : found.flatMap((finding) => placeInPieces(finding, pieces));
}

function pieceOf(raw: string, start: number): Piece {
  const view: TextView | undefined = escapeView(raw);
  if (view === undefined) return { text: raw, offset: (index) => start + index };
  return { text: view.text, offset: (index) => start + (view.starts[index] ?? raw.length) };
}

function placeInPieces(finding: SecretFinding, pieces: readonly Piece[]): SecretFinding[] {
  const placed: SecretFinding[] = [];
  let before = 0;
  for (const { text, offset } of pieces) {
    const start = Math.max(finding.start - before, 0);
    const end = Math.min(finding.end - before, text.length);
    before += text.length;
    if (start >= end) continue;
    const span = { start: offset(start), end: offset(end) };
    placed.push(placed.length === 0 ? { ...finding, ...span } : { ...finding, ...span, replacement: '' });
  }
  return placed;
}
