import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWorkspaceConfiguration } from './read-workspace-configuration.ts';

describe('readWorkspaceConfiguration', () => {
  it('is made of defaults where there is no file', async () => {
    await using workspace = await mkdtempDisposable(join(tmpdir(), 'plumbline-'));
    expect(await readWorkspaceConfiguration(workspace.path)).toMatchObject({
      ok: true,
      value: { schemaVersion: 1, budgets: { prMs: 180_000 } },
    });
  });

  it('reads the file at the workspace root', async () => {
    await using workspace = await mkdtempDisposable(join(tmpdir(), 'plumbline-'));
    await writeFile(
      join(workspace.path, 'plumbline.json'),
      '{"schemaVersion": 1, "live": {"required": "optional"}}',
    );
    expect(await readWorkspaceConfiguration(workspace.path)).toMatchObject({
      value: { live: { required: 'optional' } },
    });
  });

  it('returns what is wrong as a value, and does not throw', async () => {
    await using workspace = await mkdtempDisposable(join(tmpdir(), 'plumbline-'));
    await writeFile(join(workspace.path, 'plumbline.json'), '{');
    expect(await readWorkspaceConfiguration(workspace.path)).toMatchObject({
      ok: false,
      error: { code: 'CONFIGURATION_INVALID', exitCode: 11 },
    });
  });

  it('tells a file that cannot be read from one that is absent', async () => {
    await using workspace = await mkdtempDisposable(join(tmpdir(), 'plumbline-'));
    await mkdir(join(workspace.path, 'plumbline.json'));
    expect(await readWorkspaceConfiguration(workspace.path)).toMatchObject({
      ok: false,
      error: { code: 'CONFIGURATION_UNREADABLE', exitCode: 20 },
    });
  });
});
