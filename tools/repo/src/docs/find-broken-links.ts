import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { MarkdownLink } from './markdown-page.ts';
import type { PageProblem } from './page-problem.ts';
import type { Pages } from './read-pages.ts';

/** What a link leads to inside the workspace. */
export interface LinkTarget {
  /** Path relative to the workspace root, with slashes. */
  readonly path: string;
  /** What stands behind `#`; empty where nothing does. */
  readonly anchor: string;
}

/**
 * Finds links to files and anchors that are not there. Links to other sites are not followed.
 *
 * @param root - Absolute path of the workspace root.
 * @param pages - All pages.
 * @returns One problem a link.
 */
export function findBrokenLinks(root: string, pages: Pages): readonly PageProblem[] {
  return [...pages].flatMap(([page, { links }]) =>
    links.flatMap((link) => {
      const target = linkTarget(root, page, link);
      const message = target === undefined ? undefined : brokenBecause(root, pages, target);
      return message === undefined ? [] : [{ page, line: link.line, message: `${link.target}: ${message}` }];
    }),
  );
}

/**
 * Resolves a link of a page; a link to a folder leads to its README.md.
 *
 * @param root - Absolute path of the workspace root.
 * @param page - Path of the page that holds it.
 * @param link - The link.
 * @returns Where it leads, or `undefined` for a link to another site.
 */
export function linkTarget(root: string, page: string, { target }: MarkdownLink): LinkTarget | undefined {
  if (/^[a-z][a-z\d+.-]*:|^\/\//iu.test(target)) return undefined;
  const [file = '', anchor = ''] = target.split('#', 2);
  const path = file === '' ? page : posix.join(posix.dirname(page), decodeURIComponent(file));
  return { path: indexOf(root, posix.normalize(path)), anchor };
}

function indexOf(root: string, path: string): string {
  const index = posix.join(path, 'README.md');
  return statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() === true &&
    existsSync(join(root, index))
    ? index
    : path;
}

function brokenBecause(root: string, pages: Pages, { path, anchor }: LinkTarget): string | undefined {
  if (path.startsWith('..')) return 'leads out of the repository';
  if (!existsSync(join(root, path))) return `there is no ${path}`;
  const anchors = pages.get(path)?.anchors;
  const isThere = anchor === '' || anchors === undefined || anchors.has(anchor);
  return isThere ? undefined : `${path} has no heading "#${anchor}"`;
}
