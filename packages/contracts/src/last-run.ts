import { z } from 'zod';
import { runKinds } from './run-mode.ts';

const moment = z.number().int().nonnegative();

const taskSchema = z.strictObject({
  project: z.string(),
  run: z.enum(runKinds),
  outcome: z.enum(['passed', 'failed', 'skipped']).describe('Skipped: a task it depends on failed.'),
  cached: z.boolean().describe('Whether the result was restored and nothing was executed.'),
});

/**
 * Which runs the last `nx` command made, as it stands in `.plumbline/last-run.json`.
 * Run records are cached outputs and look the same when they are restored, so
 * what was cached this time is said here.
 */
export const lastRunSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    kind: z.literal('last-run'),
    id: z.string().describe('What the caller named it through PLUMBLINE_RUN_ID, or a name of its own.'),
    startedAt: moment.describe('Milliseconds since 1970.'),
    endedAt: moment.describe('Milliseconds since 1970.'),
    tasks: z.array(taskSchema),
  })
  .describe('The runs of the last nx command.');

/** The runs of the last `nx` command, as data. */
export type LastRun = z.infer<typeof lastRunSchema>;
