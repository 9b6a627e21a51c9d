import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { z } from 'zod';

const optionSchema = z.object({
  type: z.string(),
  description: z.string(),
  default: z.json().optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  minimum: z.number().optional(),
  items: z.object({ type: z.string(), pattern: z.string().optional() }).optional(),
  $default: z.object({ $source: z.string() }).optional(),
  'x-prompt': z.string().optional(),
});

const optionsSchema = z.object({
  properties: z.record(z.string(), optionSchema),
  required: z.array(z.string()).default([]),
});

const manifestSchema = z.record(
  z.string(),
  z.object({ schema: z.string(), description: z.string(), batchImplementation: z.string().optional() }),
);

/** An option of an executor or a generator, as its schema.json says it. */
export type ExtensionOption = z.infer<typeof optionSchema>;

/** An executor or a generator of the Nx plugin. */
export interface Extension {
  readonly kind: 'executor' | 'generator';
  readonly name: string;
  readonly description: string;
  /** Whether Nx hands it all projects of a run at once. */
  readonly isBatch: boolean;
  readonly options: Readonly<Record<string, ExtensionOption>>;
  readonly required: readonly string[];
}

/**
 * Reads the executors and generators of a plugin from its manifests and schemas.
 *
 * @param plugin - Absolute path of the plugin's folder.
 * @returns Executors, then generators, in the order of the manifests.
 * @throws PlumblineError `NX_REFERENCE_FAILED` where a manifest or a schema lacks what a page needs.
 */
export function readExtensions(plugin: string): readonly Extension[] {
  return [
    ...readManifest(plugin, 'executor', 'executors.json'),
    ...readManifest(plugin, 'generator', 'generators.json'),
  ];
}

function readManifest(plugin: string, kind: Extension['kind'], file: string): readonly Extension[] {
  const manifest = parse(plugin, file, z.object({ [`${kind}s`]: manifestSchema }));
  return Object.entries(manifest[`${kind}s`] ?? {}).map(([name, entry]) => {
    const { properties, required } = parse(plugin, entry.schema, optionsSchema);
    const { description, batchImplementation } = entry;
    return {
      kind,
      name,
      description,
      isBatch: batchImplementation !== undefined,
      options: properties,
      required,
    };
  });
}

function parse<T>(plugin: string, file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(join(plugin, file), 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new PlumblineError({
    code: 'NX_REFERENCE_FAILED',
    message: `${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}.`,
    remedy: 'Give every executor, generator and option a description.',
    exitCode: exitCodes.checkFailed,
    cause: parsed.error,
  });
}
