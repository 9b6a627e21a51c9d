import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMarkdown, type MarkdownPage } from './markdown-page.ts';

/** Pages by their path relative to the workspace root, with slashes. */
export type Pages = ReadonlyMap<string, MarkdownPage>;

const notPages = ['**/node_modules', '**/dist', '**/coverage', '**/fixtures', '**/.*'];

/**
 * Reads all pages of a workspace: every Markdown file that people wrote or that was generated for them.
 *
 * @param root - Absolute path of the workspace root.
 * @returns The pages, sorted by path.
 */
export function readPages(root: string): Pages {
  const paths = globSync('**/*.md', { cwd: root, exclude: notPages }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  return new Map(
    paths.toSorted().map((path) => [path, parseMarkdown(readFileSync(join(root, path), 'utf8'))]),
  );
}
