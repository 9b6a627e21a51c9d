import { z } from 'zod';

const dependencies = z.record(z.string(), z.string()).optional();

/** What one entry of an `exports` map may be here: a path, or paths by condition. */
const exportTarget = z.union([z.string(), z.record(z.string(), z.string())]);

/** The parts of a package.json that this repository's tools read; all others are kept as they are. */
export const packageManifestSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  description: z.string().optional(),
  private: z.boolean().optional(),
  workspaces: z.array(z.string()).optional(),
  exports: z.record(z.string(), exportTarget).optional(),
  bin: z.record(z.string(), z.string()).optional(),
  executors: z.string().optional(),
  generators: z.string().optional(),
  files: z.array(z.string()).optional(),
  dependencies,
  devDependencies: dependencies,
  optionalDependencies: dependencies,
  peerDependencies: dependencies,
  nx: z.looseObject({ tags: z.array(z.string()).optional() }).optional(),
});

/** A package.json, as far as this repository's tools read it. */
export type PackageManifest = z.infer<typeof packageManifestSchema>;
