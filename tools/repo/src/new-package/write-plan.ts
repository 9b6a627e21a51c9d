import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PackagePlan } from './package-plan.ts';

/**
 * Carries a plan out.
 *
 * @param root - Absolute path of the workspace root.
 * @param plan - The files to write.
 */
export function writePlan(root: string, plan: PackagePlan): void {
  for (const [path, text] of plan) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
