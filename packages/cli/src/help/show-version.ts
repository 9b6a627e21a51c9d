import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Outcome } from '../command/outcome.ts';

/**
 * Shows which version this is.
 *
 * @returns The version of this package, as text and as data.
 */
export function showVersion(): Outcome {
  const manifest = createRequire(import.meta.url).resolve('@plumbline/cli/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { ok: true, data: { version }, text: [version] };
}
