import { z } from 'zod';

const milliseconds = z.number().int().positive();

const budgetsSchema = z
  .strictObject({
    quickMs: milliseconds.default(180_000).describe('Wall time of a quick run, in milliseconds.'),
    prMs: milliseconds.default(180_000).describe('Wall time of a pr run, in milliseconds.'),
    nightlyMs: milliseconds.default(600_000).describe('Wall time of a nightly run, in milliseconds.'),
    enforce: z.boolean().default(false).describe('Whether over budget fails the run; else it is reported.'),
  })
  .describe('Wall time that runs may take.');

const liveSchema = z
  .strictObject({
    required: z
      .enum(['auto', 'required', 'optional'])
      .default('auto')
      .describe('Whether a live test without credentials fails: `auto` is required where CI is set.'),
    credentials: z
      .array(
        z.string().regex(/^[A-Z_][A-Z0-9_]*$/u, 'name of an environment variable, such as OPENAI_API_KEY'),
      )
      .default([])
      .describe('Environment variables that every live test needs, beside those it names itself.'),
  })
  .describe('Live tests: tier3.');

const cassettesSchema = z
  .strictObject({
    directory: z
      .string()
      .regex(/^(?!\.{1,2}$)[^/\\]+$/u, 'name of one folder, without slashes')
      .default('__cassettes__')
      .describe('Name of the folder beside a test file that holds its recordings.'),
    allowHosts: z
      .array(z.string())
      .default([])
      .describe(
        'Hosts, as host or host:port, that tests may reach in playback; for servers they start themselves.',
      ),
  })
  .describe('Recordings.');

const qaSchema = z
  .strictObject({
    hangGraceMs: milliseconds
      .default(5_000)
      .describe('How long past its own timeout a test may block its worker before the worker is ended.'),
    environment: z
      .array(z.string())
      .default([])
      .describe('Environment variables that change the outcome of tests; each is an input of the cache.'),
  })
  .describe('Runs of the target qa.');

/** `plumbline.json` at the workspace root: what the whole workspace agrees on. All of it is optional. */
export const workspaceConfigurationSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Path of the JSON Schema, for editors.'),
    schemaVersion: z.literal(1).describe('Version of this format.'),
    budgets: budgetsSchema.prefault({}),
    live: liveSchema.prefault({}),
    cassettes: cassettesSchema.prefault({}),
    qa: qaSchema.prefault({}),
  })
  .describe('Plumbline configuration of a workspace.');

/** `plumbline.json` as people write it. */
export type WorkspaceConfigurationInput = z.input<typeof workspaceConfigurationSchema>;

/** `plumbline.json` with every default filled in. */
export type WorkspaceConfiguration = z.output<typeof workspaceConfigurationSchema>;
