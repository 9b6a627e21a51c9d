import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempDisposableSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { makeApiReference } from './make-api-reference.ts';

/** The workspace that the build's tests build. */
function openWorkspace(): { readonly path: string } & Disposable {
  const folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-api-'));
  const root = folder.path;
  cpSync(join(import.meta.dirname, '../build/fixtures/workspace'), root, { recursive: true });
  cpSync(join(workspaceRoot, 'tsconfig.base.json'), join(root, 'tsconfig.base.json'));
  writeFileSync(
    join(root, 'tsconfig.json'),
    '{ "extends": "./tsconfig.base.json", "include": ["packages"] }',
  );
  mkdirSync(join(root, 'node_modules/@fixture'), { recursive: true });
  symlinkSync(join(workspaceRoot, 'node_modules/@types'), join(root, 'node_modules/@types'));
  symlinkSync(join(root, 'packages/base'), join(root, 'node_modules/@fixture/base'));
  return folder;
}

test('one page a module, named as users import it, with what TSDoc says', { timeout: 30_000 }, async () => {
  using workspace = openWorkspace();
  const made = join(workspace.path, 'made');
  await makeApiReference(workspace.path, made);
  expect(globSync('**/*.md', { cwd: made }).toSorted()).toEqual([
    '@fixture/base.md',
    '@fixture/plugin.md',
    'README.md',
  ]);
  expect(readFileSync(join(made, '@fixture/base.md'), 'utf8')).toContain('Something to close.');
});

test('a link in TSDoc that leads nowhere is refused', { timeout: 30_000 }, async () => {
  using workspace = openWorkspace();
  const source = join(workspace.path, 'packages/base/src/handle.ts');
  writeFileSync(source, readFileSync(source, 'utf8').replace('Something to close.', 'See {@link Nowhere}.'));
  const making = makeApiReference(workspace.path, join(workspace.path, 'made'));
  await expect(making).rejects.toMatchObject({ code: 'API_REFERENCE_FAILED' });
});
