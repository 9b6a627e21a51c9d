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

const names = z.array(z.string().min(1));

/** What of a service's requests changes from run to run, or matters beside method, URL and body. */
export const matchingRuleSchema = z
  .strictObject({
    hosts: names
      .optional()
      .describe('Hosts that the rule is for, as host, host:port or *.domain; absent: all.'),
    matchHeaders: names
      .optional()
      .describe(
        'Names of headers that must be equal, where a request has them, beside method, URL and body.',
      ),
    omitHeaders: names
      .optional()
      .describe(
        'Names of headers of requests that are not recorded; x-stainless-* stands for all that begin so.',
      ),
    ignoreQuery: names.optional().describe('Names of parameters of the URL that may differ.'),
    ignoreFields: names
      .optional()
      .describe(
        'Fields of a JSON body that may differ: metadata.run, messages.*.sentAt, or **.nonce at any depth.',
      ),
    ignoreTimes: names
      .optional()
      .describe('Names of fields and parameters that may differ where their value is a time.'),
  })
  .describe('How requests to a service are recorded and matched.');

const variables = z.array(
  z.string().regex(/^[A-Z_a-z]\w*$/u, 'name of an environment variable, such as OPENAI_API_KEY'),
);

const redactSchema = z
  .strictObject({
    variables: variables
      .default([])
      .describe(
        'Variables whose values are secrets, beside those whose names have KEY, TOKEN, SECRET or PASSWORD.',
      ),
    notSecret: variables
      .default([])
      .describe('Variables whose values are no secrets, although their names say so.'),
    personalData: z
      .array(z.enum(['email', 'phone']))
      .default([])
      .describe('Personal data that is taken out too: e-mail addresses, phone numbers.'),
  })
  .describe('What is taken out of recordings, beside secrets that show by name and shape.');

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
    timing: z
      .union([z.enum(['instant', 'recorded']), z.number().positive()])
      .default('instant')
      .describe('How fast recordings play: at once, as recorded, or so many times as fast as recorded.'),
    rules: z
      .record(z.string(), z.union([matchingRuleSchema, z.literal(false)]))
      .default({})
      .describe('Rules of your own, by name; false turns the built-in rule of that name off.'),
    redact: redactSchema.prefault({}),
    maxAge: z
      .string()
      .regex(/^[1-9]\d*[dwm]$/u, 'a number of days, weeks or months, such as 30d, 12w or 6m')
      .optional()
      .describe(
        'Age at which a recording is due to be made again: 30d, 12w or 6m. Absent: never for its age.',
      ),
    stale: z
      .enum(['warn', 'fail'])
      .default('warn')
      .describe('What comes of recordings that are stale or due: a warning, or a failed check.'),
    unplayed: z
      .enum(['ignore', 'warn', 'fail'])
      .default('warn')
      .describe('What a passing test is told whose cassette holds interactions that it did not ask for.'),
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

/** How requests to a service are recorded and matched. */
export type MatchingRule = z.output<typeof matchingRuleSchema>;

/** `plumbline.json` with every default filled in. */
export type WorkspaceConfiguration = z.output<typeof workspaceConfigurationSchema>;
