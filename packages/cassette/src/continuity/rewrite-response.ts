import type { CassetteBody, CassetteInteraction } from '@plumbline/contracts';
import { replaceWords } from './find-ids.ts';

type Replace = (word: string) => string;
type Chunk = Extract<CassetteBody, { as: 'chunks' }>['chunks'][number];

/**
 * Gives a recorded interaction with the ids of this run in its response: a server that echoes the ids of
 * its caller would answer with these.
 *
 * @param interaction - As recorded.
 * @param liveOf - Gives the id of this run for a recorded one, and any other word as it is.
 * @returns The interaction; chunks are cut where they were.
 */
export function rewriteResponse(interaction: CassetteInteraction, liveOf: Replace): CassetteInteraction {
  const { response } = interaction;
  if (response === undefined) return interaction;
  const { headers, body } = response;
  return {
    ...interaction,
    response: {
      ...response,
      headers: headers.map(([name, value]) => [name, replaceWords(value, liveOf)]),
      body: rewriteBody(body, liveOf),
    },
  };
}

function rewriteBody(body: CassetteBody, liveOf: Replace): CassetteBody {
  switch (body.as) {
    case 'chunks':
      return { ...body, chunks: rewriteChunks(body.chunks, liveOf) };
    case 'compressed':
      return { ...body, content: rewriteContent(body.content, liveOf) };
    case 'json':
    case 'text':
      return rewriteContent(body, liveOf);
    case 'none':
    case 'base64':
      return body;
  }
}

function rewriteContent<C extends Extract<CassetteBody, { as: 'json' | 'text' | 'base64' }>>(
  content: C,
  liveOf: Replace,
): C {
  if (content.as === 'text') return { ...content, value: replaceWords(content.value, liveOf) };
  if (content.as === 'base64') return content;
  return { ...content, value: JSON.parse(replaceWords(JSON.stringify(content.value), liveOf)) as unknown };
}

/** An id may lie across the border of two chunks: text is rewritten as a whole and cut again. */
function rewriteChunks(chunks: readonly Chunk[], liveOf: Replace): Chunk[] {
  if (!chunks.every((chunk) => typeof chunk === 'string')) return [...chunks];
  const text = chunks.join('');
  let end = 0;
  const borders = chunks.map((chunk) => (end += chunk.length));
  const rewritten = replaceWords(text, liveOf);
  const moved = movedBorders(text, borders, liveOf);
  return moved.map((border, index) => rewritten.slice(moved[index - 1] ?? 0, border));
}

/** A border within an id stays as far from its start as it was, if the new one is as long. */
function movedBorders(text: string, borders: readonly number[], liveOf: Replace): number[] {
  let shift = 0;
  let next = 0;
  const moved: number[] = [];
  const moveUpTo = (place: number, limit: number): void => {
    while ((borders[next] ?? Infinity) <= place) moved.push(Math.min((borders[next++] ?? 0) + shift, limit));
  };
  replaceWords(text, (word, at) => {
    const live = liveOf(word);
    if (live === word) return word;
    moveUpTo(at, Infinity);
    moveUpTo(at + word.length - 1, at + shift + live.length);
    shift += live.length - word.length;
    return live;
  });
  moveUpTo(Infinity, Infinity);
  return moved;
}
