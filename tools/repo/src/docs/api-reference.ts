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
import { makeApiReference } from './make-api-reference.ts';
import type { PageProblem } from './page-problem.ts';

/** Writes a reference of a workspace into a folder that is not there yet. */
export type ReferenceMaker = (root: string, directory: string) => Promise<void>;

/** Where the reference stands, relative to the workspace root. */
const place = 'docs/reference/api';

/**
 * Writes the API reference. It is made in a folder of its own and takes the old one's place when it
 * is whole.
 *
 * @param root - Absolute path of the workspace root.
 * @param make - What makes it.
 * @returns When it is written.
 * @throws PlumblineError `API_REFERENCE_FAILED` where it cannot be made.
 */
export async function writeApiReference(
  root: string,
  make: ReferenceMaker = makeApiReference,
): Promise<void> {
  using folder = openFolder(root);
  const made = join(folder.path, 'api');
  await make(root, made);
  rmSync(join(root, place), { recursive: true, force: true });
  mkdirSync(dirname(join(root, place)), { recursive: true });
  renameSync(made, join(root, place));
}

/**
 * Finds pages of the API reference that are not what the sources say today.
 *
 * @param root - Absolute path of the workspace root.
 * @param make - What makes it.
 * @returns One problem a page that is out of date, missing, or left over.
 * @throws PlumblineError `API_REFERENCE_FAILED` where it cannot be made.
 */
export async function findStaleReference(
  root: string,
  make: ReferenceMaker = makeApiReference,
): Promise<readonly PageProblem[]> {
  using folder = openFolder(root);
  const made = join(folder.path, 'api');
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
