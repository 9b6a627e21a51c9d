import { z } from 'zod';

const warningSchema = z.strictObject({
  level: z.enum(['info', 'warning']).describe('How much it matters.'),
  code: z.string().describe('Stable name, upper snake case.'),
  message: z.string().describe('One sentence for people.'),
});

const errorSchema = z.strictObject({
  code: z.string().describe('Stable name of the failure, upper snake case.'),
  message: z.string().describe('What arrived and what was expected.'),
  remedy: z.string().describe('What to do next.'),
  details: z.record(z.string(), z.unknown()).describe('Facts for programs.'),
});

/**
 * The envelope of every `plumb` command under `--format json`: exactly one such
 * document on stdout, errors included.
 */
export const replySchema = z
  .discriminatedUnion('ok', [
    z.strictObject({
      schemaVersion: z.literal(1),
      ok: z.literal(true),
      data: z.unknown().describe("The command's own result; null where it has none."),
      warnings: z.array(warningSchema),
    }),
    z.strictObject({
      schemaVersion: z.literal(1),
      ok: z.literal(false),
      error: errorSchema,
      warnings: z.array(warningSchema),
    }),
  ])
  .describe('Reply of a plumb command.');

/** A reply of a `plumb` command. */
export type Reply = z.infer<typeof replySchema>;

/** A warning inside a {@link Reply}. */
export type ReplyWarning = z.infer<typeof warningSchema>;
