import { z } from 'zod';
import { cassetteHeaderSchema, cassetteIndexSchema, cassetteInteractionSchema } from '../cassette.ts';
import { cassetteTimingSchema } from '../cassette-timing.ts';
import { lastRunSchema } from '../last-run.ts';
import { replySchema } from '../reply.ts';
import { runRecordSchema } from '../run-record.ts';
import { workflowStateSchema } from '../workflow-state.ts';
import { workspaceConfigurationSchema } from '../workspace-configuration.ts';

/** One format that other programs read or people write. */
export interface Format {
  /** What parses it. */
  readonly schema: z.ZodType;
  /** `input` for what people write, with defaults left out; `output` for what programs write. */
  readonly written: 'input' | 'output';
}

/** Names of the formats, in alphabetical order. */
export const formatNames = [
  'cassette-line',
  'cassette-timing',
  'last-run',
  'reply',
  'run-record',
  'workflow-state',
  'workspace-configuration',
] as const;

/** Name of a format; its JSON Schema is published as `schemas/<name>.schema.json`. */
export type FormatName = (typeof formatNames)[number];

/** One line of a cassette: its header, an interaction, or the index that ends it. */
export const cassetteLineSchema = z
  .discriminatedUnion('kind', [cassetteHeaderSchema, cassetteInteractionSchema, cassetteIndexSchema])
  .describe('One line of a cassette, which is JSON Lines.');

/** Every format, by name. */
export const formats: Readonly<Record<FormatName, Format>> = {
  'cassette-line': { schema: cassetteLineSchema, written: 'output' },
  'cassette-timing': { schema: cassetteTimingSchema, written: 'output' },
  'last-run': { schema: lastRunSchema, written: 'output' },
  reply: { schema: replySchema, written: 'output' },
  'run-record': { schema: runRecordSchema, written: 'output' },
  'workflow-state': { schema: workflowStateSchema, written: 'output' },
  'workspace-configuration': {
    schema: workspaceConfigurationSchema,
    written: 'input',
  },
};
