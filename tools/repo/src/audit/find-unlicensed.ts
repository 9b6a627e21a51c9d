import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { allowedLicenses, licenseExceptions } from './license-policy.ts';
import { satisfiesLicense } from './satisfies-license.ts';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

/** A package whose licence is not one that may come along. */
export interface Unlicensed {
  readonly name: string;
  readonly version: string;
  /** What it says its licence is, or `none`. */
  readonly license: string;
}

/**
 * Finds what is installed for use, not only for development, under a licence that is not allowed.
 *
 * @param root - Absolute path of a folder with a package-lock.json.
 * @returns How many packages were looked at, and those that may not come along.
 * @throws ZodError where the lockfile is not one.
 */
export function findUnlicensed(root: string): {
  readonly count: number;
  readonly found: readonly Unlicensed[];
} {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const used = Object.entries(packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && dev !== true && link !== true)
    .map(([path, { version, license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: version ?? '?',
      license: license ?? licenseOfInstalled(join(root, path)),
    }));
  return { count: used.length, found: used.filter((candidate) => !isAllowed(candidate)) };
}

const manifestSchema = z.looseObject({
  license: z.union([z.string(), z.looseObject({ type: z.string() })]).optional(),
});

function licenseOfInstalled(directory: string): string {
  const path = join(directory, 'package.json');
  if (!existsSync(path)) return 'none';
  const { license } = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return (typeof license === 'string' ? license : license?.type) ?? 'none';
}

function isAllowed({ name, license }: Unlicensed): boolean {
  const isReviewed = licenseExceptions.some(
    (exception) => exception.license === license && matchesName(exception.name, name),
  );
  return isReviewed || satisfiesLicense(license, allowedLicenses);
}

function matchesName(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
