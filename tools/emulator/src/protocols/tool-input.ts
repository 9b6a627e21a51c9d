import { z } from 'zod';
import { Rejection } from './rejection.ts';

const toolInputSchema = z.record(z.string(), z.unknown());

/**
 * Reads the arguments of a tool call that an API carries as JSON text.
 *
 * @param text - JSON of one object.
 * @returns The arguments by name.
 * @throws Rejection where the text is something else.
 */
export function readToolInput(text: string): Readonly<Record<string, unknown>> {
  try {
    return toolInputSchema.parse(JSON.parse(text));
  } catch {
    throw new Rejection('invalid-request', 'The arguments of a tool call are not a JSON object.');
  }
}
