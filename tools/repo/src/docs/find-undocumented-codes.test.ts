import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findUndocumentedCodes } from './find-undocumented-codes.ts';
import { readPages } from './read-pages.ts';

/** What is wrong in a workspace of the given sources and the given page on errors. */
function messagesFor(sources: Readonly<Record<string, string>>, errors: string): readonly string[] {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-codes-'));
  for (const [path, text] of Object.entries({ ...sources, 'docs/guides/errors.md': errors })) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  }
  return findUndocumentedCodes(folder.path, readPages(folder.path)).map(({ message }) => message);
}

describe('codes of the sources', () => {
  test.each([
    ['an error', `new PlumblineError({ code: 'DISK_FULL' })`],
    ['a type', `export type Problem = { readonly code: 'DISK_FULL' };`],
    ['a constant', `const code = 'DISK_FULL';`],
  ])('%s without a heading is named with its file', (_where, source) =>
    expect(messagesFor({ 'packages/a/src/b.ts': source }, '# Errors')).toEqual([
      'no heading for DISK_FULL of packages/a/src/b.ts',
    ]),
  );

  test('a heading is enough', () =>
    expect(
      messagesFor({ 'plugins/a/src/b.ts': `code: 'DISK_FULL'` }, '# Errors\n\n### `DISK_FULL`\n'),
    ).toEqual([]));

  test.each([
    ['codes of Node', { 'packages/a/src/b.ts': `code: 'ECONNRESET'` }],
    ['tests', { 'packages/a/src/b.test.ts': `code: 'DISK_FULL'` }],
    ['what is not published', { 'tools/a/src/b.ts': `code: 'DISK_FULL'` }],
  ])('%s need none', (_what, sources) => expect(messagesFor(sources, '# Errors')).toEqual([]));
});

test('a heading of a code that is gone is named', () =>
  expect(messagesFor({}, '# Errors\n\n### `DISK_FULL`\n')).toEqual(['no source spells DISK_FULL any more']));
