import type { CassetteInteraction } from '@plumbline/contracts';
import type { RequestKeys } from '../key/request-keys.ts';
import { restoreRequest } from '../key/restore-request.ts';

/**
 * Tells whether an interaction still has the key that the index finds it by: an edit of its
 * request gives it another.
 *
 * @param interaction - A line of the cassette, not validated; `undefined` for one that is no JSON.
 * @param key - The key in the index.
 * @param keys - How keys are computed.
 * @returns False where the line is no interaction, or its request has another key.
 */
export function hasKey(
  interaction: CassetteInteraction | undefined,
  key: string,
  keys: RequestKeys,
): boolean {
  try {
    if (typeof interaction?.response !== 'object') return false;
    const request = restoreRequest(interaction.request);
    // A stored request is redacted: only one that was edited can have something left to take out.
    return keys.keyAsIs(request) === key || keys.keyOf(request) === key;
  } catch {
    return false;
  }
}
