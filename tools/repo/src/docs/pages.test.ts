import { cpSync, mkdtempDisposableSync, symlinkSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { findBrokenLinks } from './find-broken-links.ts';
import { findBrokenSnippets } from './find-broken-snippets.ts';
import { findLostPages } from './find-lost-pages.ts';
import { formatPageProblem, type PageProblem } from './page-problem.ts';
import { readPages, type Pages } from './read-pages.ts';

type Check = (root: string, pages: Pages) => readonly PageProblem[];

/** What a check says of a copy of a fixture. */
function problemsIn(fixture: 'good' | 'bad', check: Check): readonly string[] {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-docs-'));
  cpSync(join(import.meta.dirname, 'fixtures', fixture), folder.path, { recursive: true });
  cpSync(join(workspaceRoot, 'tsconfig.base.json'), join(folder.path, 'tsconfig.base.json'));
  mkdirSync(join(folder.path, 'node_modules'));
  symlinkSync(join(workspaceRoot, 'node_modules/@types'), join(folder.path, 'node_modules/@types'));
  return check(folder.path, readPages(folder.path)).map(formatPageProblem);
}

describe('good pages', () => {
  test.each([findBrokenLinks, findLostPages, findBrokenSnippets])('%o finds nothing', (check) =>
    expect(problemsIn('good', check)).toEqual([]),
  );
});

describe('bad pages', () => {
  test('links to missing files and headings, and out of the repository', () =>
    expect(problemsIn('bad', findBrokenLinks)).toEqual([
      'README.md:3  docs/gone.md: there is no docs/gone.md',
      'README.md:3  docs/there.md#first-step: docs/there.md has no heading "#first-step"',
      'README.md:5  ../../../secret.md: leads out of the repository',
      'docs/there.md:7  #second-step-2: docs/there.md has no heading "#second-step-2"',
    ]));

  test('a page that no index reaches', () =>
    expect(problemsIn('bad', findLostPages)).toEqual([
      expect.stringMatching(/^docs\/lost\.md:1 {2}no index leads here/u),
    ]));

  test('a snippet that does not compile, on its line of the page', () =>
    expect(problemsIn('bad', findBrokenSnippets)).toEqual([
      "README.md:10  snippet does not compile: TS2322: Type 'string' is not assignable to type 'number'.",
    ]));
});
