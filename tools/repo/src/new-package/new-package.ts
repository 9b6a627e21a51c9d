import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planPackage, type PackagePlan } from './package-plan.ts';
import { readPackageRequest } from './package-request.ts';
import { writePlan } from './write-plan.ts';

/**
 * Makes a new package in a workspace.
 *
 * @param root - Absolute path of the workspace root.
 * @param args - Arguments of `npm run new`.
 * @returns What was written.
 * @throws PlumblineError `NEW_PACKAGE_USAGE` or `PACKAGE_EXISTS`; nothing is written then.
 */
export function newPackage(root: string, args: readonly string[]): PackagePlan {
  const plan = planPackage(readPackageRequest(args), {
    isThere: (path) => existsSync(join(root, path)),
    documentationIndex: readFileSync(join(root, 'docs/README.md'), 'utf8'),
  });
  writePlan(root, plan);
  return plan;
}
