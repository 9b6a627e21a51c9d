import { linkTarget } from './find-broken-links.ts';
import type { PageProblem } from './page-problem.ts';
import type { Pages } from './read-pages.ts';

/** Where readers start. */
const indexes = ['README.md', 'docs/README.md'];

/** Pages that nobody looks for through an index: changelogs are made and linked by the registry. */
const needsNoIndex = /(?:^|\/)CHANGELOG\.md$/u;

/**
 * Finds pages that no reader comes to by following links from an index.
 *
 * @param root - Absolute path of the workspace root.
 * @param pages - All pages.
 * @returns One problem a page.
 */
export function findLostPages(root: string, pages: Pages): readonly PageProblem[] {
  const reached = reachedFrom(indexes, root, pages);
  return [...pages.keys()]
    .filter((page) => !reached.has(page) && !needsNoIndex.test(page))
    .map((page) => ({
      page,
      line: 1,
      message: `no index leads here: link it from ${indexes.join(' or ')}, or from a page they reach`,
    }));
}

function reachedFrom(starts: readonly string[], root: string, pages: Pages): ReadonlySet<string> {
  const reached = new Set(starts);
  // A set hands out what is added to it while it is walked.
  for (const page of reached) {
    const links = pages.get(page)?.links ?? [];
    for (const link of links) reached.add(linkTarget(root, page, link)?.path ?? page);
  }
  return reached;
}
