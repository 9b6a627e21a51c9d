import { readableBody, reasonTexts, type ShelvedCassette } from '@plumbline/cassette/library';
import type { CassetteBody, CassetteInteraction } from '@plumbline/contracts';
import type { Shelf } from './open-shelf.ts';

/**
 * Draws all of a cassette for a person: who recorded it when, and what was asked and answered.
 *
 * @param shelved - The cassette; one that can be read.
 * @param shelf - How paths are written.
 * @returns Lines.
 */
export function renderCassette(
  { cassette, freshness }: Extract<ShelvedCassette, { cassette: unknown }>,
  { show }: Shelf,
): string[] {
  const { reasons, recordedAt, dueAt } = freshness;
  return [
    cassette.test,
    `  ${show(cassette.path)}`,
    `  test file ${cassette.testFile === undefined ? 'is gone' : show(cassette.testFile)}`,
    `  recorded ${recordedAt ?? 'nobody knows when'}${dueAt === undefined ? '' : `, due ${dueAt}`}`,
    ...reasons.map((reason) => `  stale: ${reasonTexts[reason]}`),
    ...cassette.interactions.flatMap((interaction, index) => ['', ...render(interaction, index + 1)]),
  ];
}

function render({ request, response, failure, section }: CassetteInteraction, number: number): string[] {
  const part = section === undefined ? '' : ` [${section}]`;
  const answer =
    response === undefined
      ? [`   ← ${failure.as === 'error' ? failure.error.message : failure.as}`]
      : [
          `   ← ${String(response.status)} ${response.statusText}${response.cut === undefined ? '' : `, cut by the ${response.cut}`}${chunksOf(response.body)}`,
          ...bodyLines(response.body),
        ];
  return [
    `${String(number)}.${part} ${request.method} ${request.url}`,
    ...bodyLines(request.body),
    ...answer,
  ];
}

function chunksOf(body: CassetteBody): string {
  return body.as === 'chunks' ? `, ${String(body.chunks.length)} chunks` : '';
}

function bodyLines(body: CassetteBody): string[] {
  const value = readableBody(body);
  if (value === undefined) return [];
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
  return text.split('\n').map((line) => `     ${line}`.trimEnd());
}
