import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LastRun } from '@plumbline/contracts';
import { expect, it } from 'vitest';
import { readLastRun } from './read-last-run.ts';
import { writeLastRun } from './write-last-run.ts';

const lastRun: LastRun = {
  schemaVersion: 1,
  kind: 'last-run',
  id: 'r1',
  startedAt: 1_000,
  endedAt: 2_000,
  tasks: [{ project: '@acme/a', run: 'pr', outcome: 'passed', cached: true }],
};

it('comes back as it was noted, the later in place of the earlier', async () => {
  await using workspace = await mkdtempDisposable(join(tmpdir(), 'plumbline-'));
  await writeLastRun(workspace.path, { ...lastRun, id: 'r0' });
  await writeLastRun(workspace.path, lastRun);
  expect(await readLastRun(workspace.path)).toEqual(lastRun);
});

it('is unknown where nothing was noted, and where the note is of another version', async () => {
  await using workspace = await mkdtempDisposable(join(tmpdir(), 'plumbline-'));
  expect(await readLastRun(workspace.path)).toBeUndefined();
  await mkdir(join(workspace.path, '.plumbline'));
  await writeFile(join(workspace.path, '.plumbline/last-run.json'), '{"schemaVersion": 9}');
  expect(await readLastRun(workspace.path)).toBeUndefined();
});
