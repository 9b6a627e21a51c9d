import type { CassetteInteraction } from '@plumbline/contracts';
import { requestKey } from '../key/request-key.ts';
import { restoreRequest } from '../key/restore-request.ts';

/**
 * Tells whether an interaction still has the key that the index finds it by: an edit of its
 * request gives it another.
 *
 * @param interaction - A line of the cassette, not validated; `undefined` for one that is no JSON.
 * @param key - The key in the index.
 * @returns False where the line is no interaction, or its request has another key.
 */
export function hasKey(interaction: CassetteInteraction | undefined, key: string): boolean {
  try {
    if (typeof interaction?.response !== 'object') return false;
    const request = restoreRequest(interaction.request);
    // A stored request is redacted: only one that was edited can have something left to take out.
    return requestKey(request, 'as-is') === key || requestKey(request) === key;
  } catch {
    return false;
  }
}
