import { z } from 'zod';

const milliseconds = z.number().nonnegative();
const digest = z.string().regex(/^[0-9a-f]{64}$/u, 'SHA-256 in hexadecimal');

/** What a recording was made of and by: where one of these is another now, it may say something else. */
export const recordingFingerprintSchema = z
  .strictObject({
    format: z.number().int().positive().describe('Version of what the recorder writes, not of the package.'),
    source: digest
      .optional()
      .describe("The test's source: its file without its other tests. Absent: not known."),
    requests: digest.describe('The shapes of its requests, in recorded order, ids left out.'),
  })
  .describe('What a recording was made of and by.');

/**
 * The file beside a cassette, `<cassette>.timing.json`: all about a recording that changes from one to the
 * next. It may be dropped; the cassette then plays at once, and nobody knows how old it is.
 */
export const cassetteTimingSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    kind: z.literal('cassette-timing'),
    recordedAt: z.iso
      .datetime()
      .optional()
      .describe('When its oldest interaction was recorded, in UTC. Playing it never changes it.'),
    testFile: z
      .string()
      .regex(/^[^/\\]+$/u, 'name of a file, without a folder')
      .optional()
      .describe('Name of the test file, which stands beside the folder of recordings.'),
    fingerprint: recordingFingerprintSchema.optional(),
    interactions: z.array(
      z.strictObject({
        position: z.number().int().nonnegative().describe('Which interaction of the cassette, from 0.'),
        head: milliseconds.optional().describe('When status and headers came, after the request began.'),
        chunks: z.array(milliseconds).describe('When each chunk of the body came.'),
        end: milliseconds.optional().describe('When the exchange ended.'),
      }),
    ),
  })
  .describe('Timing and age of a cassette.');

/** What a recording was made of and by. */
export type RecordingFingerprint = z.infer<typeof recordingFingerprintSchema>;

/** Timing and age of a cassette, as data. */
export type CassetteTimingFile = z.infer<typeof cassetteTimingSchema>;
