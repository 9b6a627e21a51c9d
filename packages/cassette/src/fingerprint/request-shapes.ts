import type { CassetteInteraction } from '@plumbline/contracts';
import { builtin } from '../builtin.ts';
import { IdGraph } from '../continuity/id-graph.ts';
import { responseText } from '../continuity/response-text.ts';
import { requestText } from '../key/request-text.ts';
import { restoreRequest } from '../key/restore-request.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/**
 * Writes the shapes of recorded requests: what of them is compared, with a number in the place of each id.
 *
 * @param interactions - All interactions of a cassette, in recorded order.
 * @param rules - What of a request is compared.
 * @returns One shape an interaction, the same for two recordings of the same conversation.
 */
export function requestShapes(
  interactions: readonly CassetteInteraction[],
  rules: RuleSet,
): readonly string[] {
  const graph = new IdGraph();
  return interactions.map((interaction) => {
    // Recorded requests are redacted; whatever is secret now must not change what they are.
    const request = requestText(restoreRequest(interaction.request), { secrecy: 'as-is', rules });
    const { shape } = graph.shapeOf(request);
    graph.add({ request, response: responseText(interaction) });
    return shape;
  });
}

/**
 * Computes what the requests of a recording are known by.
 *
 * @param shapes - From {@link requestShapes}.
 * @returns SHA-256, in hexadecimal.
 */
export function requestsDigest(shapes: readonly string[]): string {
  return builtin.crypto.hash('sha256', JSON.stringify(shapes), 'hex');
}
