import { existsSync, mkdirSync, mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findStalePages, writeReference, type GeneratedReference } from './generated-reference.ts';

const place = 'docs/reference/api';

/** A reference of the given pages. */
function referenceOf(pages: Readonly<Record<string, string>>): GeneratedReference {
  return {
    place,
    make: (_root, directory) => {
      mkdirSync(directory);
      for (const [name, text] of Object.entries(pages)) writeFileSync(join(directory, name), text);
      return Promise.resolve();
    },
  };
}

function openWorkspace(): { readonly path: string } & Disposable {
  const folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-reference-'));
  mkdirSync(join(folder.path, 'docs'));
  writeFileSync(join(folder.path, 'docs/README.md'), 'written by people');
  return folder;
}

test('what is written is not stale, and nothing beside it is touched', async () => {
  using workspace = openWorkspace();
  await writeReference(workspace.path, referenceOf({ 'a.md': 'a' }));
  expect(await findStalePages(workspace.path, referenceOf({ 'a.md': 'a' }))).toEqual([]);
  expect(readFileSync(join(workspace.path, 'docs/README.md'), 'utf8')).toBe('written by people');
});

test('a page that changed, is missing or is left over is stale', async () => {
  using workspace = openWorkspace();
  await writeReference(
    workspace.path,
    referenceOf({ 'changed.md': 'old', 'left-over.md': '', 'same.md': '' }),
  );
  const found = await findStalePages(
    workspace.path,
    referenceOf({ 'changed.md': 'new', 'missing.md': '', 'same.md': '' }),
  );
  expect(found.map(({ page }) => page)).toEqual(
    ['changed', 'left-over', 'missing'].map((name) => `${place}/${name}.md`),
  );
});

test('a second writing leaves nothing of the first', async () => {
  using workspace = openWorkspace();
  await writeReference(workspace.path, referenceOf({ 'first.md': '' }));
  await writeReference(workspace.path, referenceOf({ 'second.md': '' }));
  expect(existsSync(join(workspace.path, place, 'first.md'))).toBe(false);
});

test('where it cannot be made, the old one stays', async () => {
  using workspace = openWorkspace();
  await writeReference(workspace.path, referenceOf({ 'first.md': '' }));
  const writing = writeReference(workspace.path, {
    place,
    make: () => Promise.reject(new Error('a link leads nowhere')),
  });
  await expect(writing).rejects.toThrow('a link leads nowhere');
  expect(existsSync(join(workspace.path, place, 'first.md'))).toBe(true);
});
