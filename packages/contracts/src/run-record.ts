import { z } from 'zod';
import { httpModes, runKinds } from './run-mode.ts';

const count = z.number().int().nonnegative();
const milliseconds = z.number().nonnegative();

const problemSchema = z.strictObject({
  code: z.string().describe('Stable name, such as TEST_FAILED or LIVE_CALL_REFUSED.'),
  message: z.string(),
  remedy: z.string(),
  file: z.string().optional().describe('Test file, relative to the project root, with slashes.'),
  test: z.string().optional().describe('Full name of the test, suites joined by " > ".'),
  exitCode: z
    .number()
    .int()
    .min(1)
    .max(255)
    .optional()
    .describe('Exit status of a command that ends with it.'),
  variables: z
    .array(z.string())
    .optional()
    .describe('Environment variables whose absence kept a live test from running.'),
});

/** What recordings did: in a test, a file, a run. */
export const recordingCountsSchema = z.strictObject({
  hits: count.describe('Requests answered from a recording.'),
  misses: count.describe('Requests that no recording answered.'),
  recorded: count.describe('Interactions written.'),
  liveCalls: count.describe('Requests that left the machine, or were about to.'),
  unplayed: count
    .optional()
    .describe('Recorded interactions that tests passed without asking for; absent: none.'),
  bytes: count
    .optional()
    .describe('Bytes of the interactions that were played, as they stand in the cassette; absent: none.'),
  savedMs: z
    .number()
    .optional()
    .describe('How much longer the hits took when they were recorded; absent: of none is that known.'),
  untimed: count.optional().describe('Hits of which that is not known; absent: none.'),
  redacted: z
    .record(z.string(), count)
    .optional()
    .describe('Secrets taken out of what was recorded, by kind; absent: none.'),
});

const fileSchema = z.strictObject({
  path: z.string().describe('Relative to the project root, with slashes.'),
  outcome: z.enum(['passed', 'failed', 'skipped']),
  durationMs: milliseconds.describe('Sum of the durations of its tests and hooks.'),
  tests: count,
  recordings: recordingCountsSchema.optional().describe('What its recordings did; absent: nothing.'),
  played: z
    .array(z.strictObject({ test: z.string(), ...recordingCountsSchema.shape }))
    .optional()
    .describe('The same, test by test, of those whose recordings did something; absent: none.'),
  cassettes: z
    .strictObject({
      used: z.array(z.string()).describe('Those that a test of it played, or wrote.'),
      spared: z.array(z.string()).describe('Those of its tests that did not run.'),
    })
    .optional()
    .describe('Its cassettes, relative to the project root, with slashes; absent: not known.'),
});

/** The counts of tests by how they ended. */
export const testCountsSchema = z.strictObject({
  passed: count,
  failed: count,
  skipped: count,
  notRun: count.describe('Live tests whose credentials are missing.'),
});

/**
 * One run of one project in one mode, as it stands under `.plumbline/runs/`.
 * A cached output of the target: it is restored with the result it belongs to.
 */
export const runRecordSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    kind: z.literal('run-record'),
    project: z.string(),
    projectRoot: z.string().describe('Relative to the workspace root, with slashes.'),
    run: z.enum(runKinds),
    httpMode: z.enum(httpModes),
    covers: z
      .enum(['all', 'some'])
      .optional()
      .describe(
        'Whether all files and tests of the mode were asked for, or some by name; absent: not known.',
      ),
    outcome: z.enum(['passed', 'failed', 'interrupted', 'not-run']),
    durationMs: milliseconds.describe("Wall time from the run's start to this project's last test."),
    tests: testCountsSchema,
    recordings: recordingCountsSchema,
    files: z.array(fileSchema),
    problems: z.array(problemSchema).describe('Why the outcome is not passed; empty where it is.'),
    warnings: z.array(problemSchema),
    slowest: z.array(z.strictObject({ file: z.string(), test: z.string(), durationMs: milliseconds })),
    budget: z.strictObject({ limitMs: milliseconds, spentMs: milliseconds, enforced: z.boolean() }),
    batch: z.strictObject({
      id: z.string().describe('The Vitest process this project ran in, shared by its whole batch.'),
      wallMs: milliseconds,
      workers: count,
      apart: z.string().nullable().describe('Why this project ran in a process of its own, or null.'),
    }),
  })
  .describe('Record of one run of one project.');

/** A run of one project, as data. */
export type RunRecord = z.infer<typeof runRecordSchema>;

/** Why a run did not pass, or what is worth a warning. */
export type RunProblem = z.infer<typeof problemSchema>;

/** The counts of tests by how they ended. */
export type TestCounts = z.infer<typeof testCountsSchema>;

/** What recordings did: in a test, a file, a run. */
export type RecordingCounts = z.infer<typeof recordingCountsSchema>;
