import { findStalePages, writeReference, type GeneratedReference } from './generated-reference.ts';
import { makeApiReference } from './make-api-reference.ts';
import { makeNxReference } from './nx-reference/make-nx-reference.ts';
import type { PageProblem } from './page-problem.ts';

/** All that `npm run docs:write` makes. */
const references: readonly GeneratedReference[] = [
  { place: 'docs/reference/api', make: makeApiReference },
  { place: 'docs/reference/nx', make: makeNxReference },
];

/**
 * Writes every reference that is made of the sources.
 *
 * @param root - Absolute path of the workspace root.
 * @returns When all are written.
 * @throws PlumblineError `API_REFERENCE_FAILED` or `NX_REFERENCE_FAILED` where one cannot be made.
 */
export async function writeReferences(root: string): Promise<void> {
  for (const reference of references) await writeReference(root, reference);
}

/**
 * Finds generated pages that are not what the sources say today.
 *
 * @param root - Absolute path of the workspace root.
 * @returns One problem a page that is out of date, missing, or left over.
 * @throws PlumblineError `API_REFERENCE_FAILED` or `NX_REFERENCE_FAILED` where one cannot be made.
 */
export async function findStaleReferences(root: string): Promise<readonly PageProblem[]> {
  const problems: PageProblem[] = [];
  for (const reference of references) problems.push(...(await findStalePages(root, reference)));
  return problems;
}
