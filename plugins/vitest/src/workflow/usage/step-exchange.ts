import type { CassetteInteraction } from '@plumbline/contracts';
import type { Json } from '../state/json-of.ts';
import { bodyDocuments } from './body-documents.ts';
import { tokenUsage, type TokenUsage } from './token-usage.ts';

/** One request of a step, and what its answer says of the model. */
export interface StepExchange {
  readonly method: string;
  readonly url: string;
  /** Undefined where no answer came. */
  readonly status: number | undefined;
  /** Name of the model, where the answer says it. */
  readonly model: string | undefined;
  /** The tokens it took, where the answer says it. */
  readonly usage: TokenUsage | undefined;
}

/**
 * Reads what an answer says of the model that gave it.
 *
 * @param interaction - A request and its answer.
 * @returns The exchange.
 */
export function stepExchange({ request, response }: CassetteInteraction): StepExchange {
  const { method, url } = request;
  const parts = response === undefined ? [] : bodyDocuments(response.body).flatMap(partsOf);
  const said = parts.flatMap(({ usage, usageMetadata }) => [usage, usageMetadata].filter(isObject));
  return {
    method,
    url,
    status: response?.status,
    model: parts.map(modelOf).find((name) => name !== undefined),
    usage: tokenUsage(said),
  };
}

/** Events carry what a response as a whole says one level down. */
function partsOf(document: Readonly<Record<string, Json>>): readonly Readonly<Record<string, Json>>[] {
  return [document, ...[document['message'], document['response']].filter(isObject)];
}

function modelOf({ model, modelVersion }: Readonly<Record<string, Json>>): string | undefined {
  return [model, modelVersion].find((name) => typeof name === 'string');
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
