import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempDisposableSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { PageProblem } from './page-problem.ts';

/** Pages that are made of the sources. */
export interface GeneratedReference {
  /** Folder of the pages, relative to the workspace root, with slashes; everything in it is made. */
  readonly place: string;
  /** Writes the pages of a workspace into a folder that is not there yet. */
  readonly make: (root: string, directory: string) => Promise<void>;
}

/**
 * Writes a reference. It is made in a folder of its own and takes the old one's place when it is
 * whole.
 *
 * @param root - Absolute path of the workspace root.
 * @param reference - What to write.
 * @returns When it is written.
 * @throws What its maker throws where it cannot be made; the old one then stays.
 */
export async function writeReference(root: string, { place, make }: GeneratedReference): Promise<void> {
  using folder = openFolder(root);
  const made = join(folder.path, 'made');
  await make(root, made);
  rmSync(join(root, place), { recursive: true, force: true });
  mkdirSync(dirname(join(root, place)), { recursive: true });
  renameSync(made, join(root, place));
}

/**
 * Finds pages of a reference that are not what the sources say today.
 *
 * @param root - Absolute path of the workspace root.
 * @param reference - What is looked at.
 * @returns One problem a page that is out of date, missing, or left over.
 * @throws What its maker throws where it cannot be made.
 */
export async function findStalePages(
  root: string,
  { place, make }: GeneratedReference,
): Promise<readonly PageProblem[]> {
  using folder = openFolder(root);
  const made = join(folder.path, 'made');
  await make(root, made);
  const pages = new Set([...pagesIn(made), ...pagesIn(join(root, place))]);
  return [...pages]
    .toSorted()
    .filter((page) => contentOf(join(made, page)) !== contentOf(join(root, place, page)))
    .map((page) => ({ page: `${place}/${page}`, line: 1, message: 'out of date: run `npm run docs:write`' }));
}

function openFolder(root: string): { readonly path: string } & Disposable {
  mkdirSync(join(root, '.plumbline'), { recursive: true });
  return mkdtempDisposableSync(join(root, '.plumbline/reference-'));
}

function pagesIn(directory: string): readonly string[] {
  return globSync('**/*.md', { cwd: directory }).map((path) => path.replaceAll('\\', '/'));
}

function contentOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
