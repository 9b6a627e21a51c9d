import type { z } from 'zod';
import { PlanError } from '../plan/plan-error.ts';
import type { ModelMemory } from './planner-model.ts';

/**
 * Reads what a conversation is gone on with.
 *
 * @param schema - What the provider remembers.
 * @param memory - What was remembered; nothing for a new conversation.
 * @param fresh - What a new conversation remembers.
 * @returns What the conversation begins with.
 * @throws PlanError `MEMORY_INVALID` where another provider remembered it, or it is damaged.
 */
export function readMemory<T>(schema: z.ZodType<T>, memory: ModelMemory | undefined, fresh: T): T {
  if (memory === undefined) {
    return fresh;
  }
  const parsed = schema.safeParse(memory);
  if (parsed.success) {
    return parsed.data;
  }
  throw new PlanError({
    code: 'MEMORY_INVALID',
    message: `This is not what the provider remembers of a conversation: ${parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'memory'}: ${message}`).join('; ')}.`,
    remedy: 'Go on with a conversation with the provider that it was begun with, or open a new one.',
    cause: parsed.error,
  });
}
