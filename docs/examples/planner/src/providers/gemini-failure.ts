import { ApiError } from '@google/genai';
import { z } from 'zod';
import type { ProviderFailure } from '../model/planner-model.ts';

/** The SDK keeps the service's error body as text in the message. */
const errorBodySchema = z.object({
  error: z.object({
    message: z.string(),
    status: z.string(),
    details: z.array(z.looseObject({ reason: z.string().optional() })).optional(),
  }),
});

/**
 * Explains what the Gemini SDK threw.
 *
 * @param thrown - Anything.
 * @returns Status, the service's name for it and its message; undefined where the service did not fail.
 */
export function geminiFailure(thrown: unknown): ProviderFailure | undefined {
  if (thrown instanceof ApiError) {
    return { status: thrown.status, ...explainBody(thrown.message) };
  }
  return thrown instanceof TypeError && thrown.message === 'fetch failed'
    ? { status: undefined, code: undefined, message: thrown.message }
    : undefined;
}

function explainBody(text: string): Pick<ProviderFailure, 'code' | 'message'> {
  const parsed = errorBodySchema.safeParse(readJson(text));
  if (!parsed.success) {
    return { code: undefined, message: text };
  }
  const { message, status, details } = parsed.data.error;
  return { code: details?.find(({ reason }) => reason !== undefined)?.reason ?? status, message };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
