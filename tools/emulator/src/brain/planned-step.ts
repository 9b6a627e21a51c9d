import type { TextReply } from './reply.ts';

/** A step of a plan as the emulated model writes it. */
export interface PlannedStep {
  readonly id: string;
  readonly title: string;
  readonly hours: number;
  readonly dependsOn: readonly string[];
}

/**
 * Writes a plan as JSON text, as a model asked for structured output does.
 *
 * @param goal - What the plan is for.
 * @param steps - Its steps, valid or not.
 * @returns The reply.
 */
export function planReply(goal: string, steps: readonly PlannedStep[]): TextReply {
  return { kind: 'text', text: JSON.stringify({ goal, steps }), ending: 'complete' };
}
