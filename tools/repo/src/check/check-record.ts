import { z } from 'zod';

const stepSchema = z.strictObject({
  name: z.string().describe('Name of the npm script.'),
  outcome: z.enum(['passed', 'failed']),
  durationMs: z.number().nonnegative(),
});

/** What the last `npm run check` found, as it stands in `.plumbline/check.json`. */
export const checkRecordSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('check-record'),
  steps: z.array(stepSchema),
});

/** How one step of a check ended. */
export type StepResult = z.infer<typeof stepSchema>;

/** What the last `npm run check` found. */
export type CheckRecord = z.infer<typeof checkRecordSchema>;

/** Where the record stands, relative to the workspace root. */
export const checkRecordPath = '.plumbline/check.json';
