import { errorCodes } from './error-codes.ts';
import type { PageProblem } from './page-problem.ts';
import type { Pages } from './read-pages.ts';

/** The page that says what each code means and what to do. */
const page = 'docs/guides/errors.md';

/**
 * Finds codes of errors, problems and warnings that the page on errors has no heading for, and headings
 * of codes that no source spells any more.
 *
 * @param root - Absolute path of the workspace root.
 * @param pages - All pages.
 * @returns One problem a code.
 */
export function findUndocumentedCodes(root: string, pages: Pages): readonly PageProblem[] {
  const codes = errorCodes(root);
  const anchors = pages.get(page)?.anchors ?? new Set<string>();
  const known = new Set(codes.map(({ code }) => code.toLowerCase()));
  const missing = codes
    .filter(({ code }) => !anchors.has(code.toLowerCase()))
    .map(({ code, file }) => ({ page, line: 1, message: `no heading for ${code} of ${file}` }));
  const leftOver = [...anchors]
    .filter((anchor) => anchor.includes('_') && !known.has(anchor))
    .map((anchor) => ({ page, line: 1, message: `no source spells ${anchor.toUpperCase()} any more` }));
  return [...missing, ...leftOver];
}
