import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryWorkspace } from '../testing/temporary-workspace.ts';
import { findWorkspaceRoot } from './find-workspace-root.ts';

it('is the nearest folder with an nx.json, from any folder below', async () => {
  await using workspace = await temporaryWorkspace();
  const below = join(workspace.root, 'packages/planner/src');
  await mkdir(below, { recursive: true });
  expect(findWorkspaceRoot(below)).toEqual({ ok: true, value: workspace.root });
  expect(findWorkspaceRoot(workspace.root)).toEqual({ ok: true, value: workspace.root });
});

it('may be marked by a plumbline.json alone', async () => {
  await using outer = await temporaryWorkspace({ 'inner/plumbline.json': '{}' });
  expect(findWorkspaceRoot(join(outer.root, 'inner'))).toEqual({
    ok: true,
    value: join(outer.root, 'inner'),
  });
});

it('is nowhere above the root of the disk', () => {
  expect(findWorkspaceRoot('/')).toMatchObject({
    ok: false,
    error: { code: 'WORKSPACE_NOT_FOUND', exitCode: 10 },
  });
});
