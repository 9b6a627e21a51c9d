import type { CassetteInteraction } from '@plumbline/contracts';
import type { HttpRequest } from '../exchange/http-request.ts';
import type { PlayableTurns } from '../session/playable-turns.ts';
import type { RequestKeys } from '../key/request-keys.ts';
import { restoreRequest } from '../key/restore-request.ts';
import { commonStart } from './common-start.ts';
import type { Difference } from './differences.ts';
import { requestDifferences } from './request-differences.ts';

/** The recorded request that is most like one that was not found. */
export interface NearestRecording {
  /** Number of its interaction in the cassette, from 1. */
  readonly number: number;
  readonly differences: readonly Difference[];
}

/**
 * Finds the recorded request that differs least from one that was not found.
 *
 * @param request - The request.
 * @param recorded - What could have answered it.
 * @param keys - How requests are compared.
 * @returns The nearest; of several, the one that was recorded first; `undefined` for an empty cassette.
 * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
 */
export function nearestRecording(
  request: HttpRequest,
  recorded: Pick<PlayableTurns, 'lines'>,
  keys: RequestKeys,
): NearestRecording | undefined {
  let nearest: NearestRecording | undefined;
  for (const [index, { text }] of recorded.lines().entries()) {
    const known = restoreRequest((JSON.parse(text) as CassetteInteraction).request);
    const differences = requestDifferences(known, request, keys);
    if (weightOf(differences) < weightOf(nearest?.differences)) nearest = { number: index + 1, differences };
  }
  return nearest;
}

const weights: Readonly<Record<string, number>> = { method: 8, origin: 20, path: 10 };

function weightOf(differences: readonly Difference[] | undefined): number {
  if (differences === undefined) return Infinity;
  return differences.reduce((sum, difference) => sum + (weights[difference.at] ?? contrast(difference)), 0);
}

/** A text with another word is nearer than another text; what is missing says less than either. */
function contrast({ recorded, now }: Difference): number {
  if (recorded === undefined || now === undefined) return 1;
  const alike = commonStart(recorded, now) + commonStart(reversed(recorded), reversed(now));
  return 3 - 2 * Math.min(1, alike / Math.max(recorded.length, now.length));
}

function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}
