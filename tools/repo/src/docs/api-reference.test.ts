import { existsSync, mkdirSync, mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findStaleReference, writeApiReference, type ReferenceMaker } from './api-reference.ts';

/** Makes a reference of the given pages. */
function makerOf(pages: Readonly<Record<string, string>>): ReferenceMaker {
  return (_root, directory) => {
    mkdirSync(directory);
    for (const [name, text] of Object.entries(pages)) writeFileSync(join(directory, name), text);
    return Promise.resolve();
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
  await writeApiReference(workspace.path, makerOf({ 'a.md': 'a' }));
  expect(await findStaleReference(workspace.path, makerOf({ 'a.md': 'a' }))).toEqual([]);
  expect(readFileSync(join(workspace.path, 'docs/README.md'), 'utf8')).toBe('written by people');
});

test('a page that changed, is missing or is left over is stale', async () => {
  using workspace = openWorkspace();
  await writeApiReference(
    workspace.path,
    makerOf({ 'changed.md': 'old', 'left-over.md': '', 'same.md': '' }),
  );
  const found = await findStaleReference(
    workspace.path,
    makerOf({ 'changed.md': 'new', 'missing.md': '', 'same.md': '' }),
  );
  expect(found.map(({ page }) => page)).toEqual(
    ['changed', 'left-over', 'missing'].map((name) => `docs/reference/api/${name}.md`),
  );
});

test('a second writing leaves nothing of the first', async () => {
  using workspace = openWorkspace();
  await writeApiReference(workspace.path, makerOf({ 'first.md': '' }));
  await writeApiReference(workspace.path, makerOf({ 'second.md': '' }));
  expect(existsSync(join(workspace.path, 'docs/reference/api/first.md'))).toBe(false);
});

test('where it cannot be made, the old one stays', async () => {
  using workspace = openWorkspace();
  await writeApiReference(workspace.path, makerOf({ 'first.md': '' }));
  const writing = writeApiReference(workspace.path, () => Promise.reject(new Error('a link leads nowhere')));
  await expect(writing).rejects.toThrow('a link leads nowhere');
  expect(existsSync(join(workspace.path, 'docs/reference/api/first.md'))).toBe(true);
});
