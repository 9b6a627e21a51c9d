import type { z } from 'zod';

/** Something that a model may ask for while it plans. */
export interface PlannerTool {
  readonly name: string;
  readonly description: string;
  /** Shape of what it takes. */
  readonly parameters: z.ZodObject;
  /** Answers one call; the input is not checked yet. */
  readonly run: (input: unknown) => Promise<Readonly<Record<string, unknown>>>;
}
