import type { HttpRequest } from '../exchange/http-request.ts';
import type { PlayableTurns } from '../session/playable-turns.ts';
import type { RequestKeys } from '../key/request-keys.ts';
import { nearestRecording } from './nearest-recording.ts';
import { showDifference } from './show-difference.ts';

const shown = 6;

/**
 * Says how a request that was not found differs from the nearest recorded one.
 *
 * @param request - The request.
 * @param recorded - What could have answered it.
 * @param keys - How requests are compared.
 * @returns A sentence and a line for each place; empty where nothing was recorded.
 * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
 */
export function explainMiss(
  request: HttpRequest,
  recorded: Pick<PlayableTurns, 'lines'>,
  keys: RequestKeys,
): string {
  const nearest = nearestRecording(request, recorded, keys);
  if (nearest === undefined) return '';
  const { number, differences } = nearest;
  if (differences.length === 0) {
    return `The recorded request ${String(number)} differs in ids alone, which belong to another conversation.`;
  }
  const lines = differences.slice(0, shown).map((difference) => `\n  ${showDifference(difference)}`);
  const rest = differences.length - shown;
  const more = rest > 0 ? `\n  and ${String(rest)} more` : '';
  return `The nearest, recorded request ${String(number)}, differs in${lines.join('')}${more}`;
}
