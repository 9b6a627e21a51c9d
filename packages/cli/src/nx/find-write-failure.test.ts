import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fakeHost } from '../testing/fake-host.ts';
import { fakeNx } from '../testing/fake-nx.ts';
import { installedNx, temporaryWorkspace } from '../testing/temporary-workspace.ts';
import { findWriteFailure } from './find-write-failure.ts';
import { runPlan } from './run-plan.ts';

it('finds none where records can be written, and leaves nothing behind', async () => {
  await using workspace = await temporaryWorkspace();
  expect(await findWriteFailure(workspace.root)).toBeUndefined();
  expect(await readdir(join(workspace.root, '.plumbline/runs'))).toEqual([]);
});

it('is the error of a run that left no record, with its exit status, and the only one', async () => {
  await using workspace = await temporaryWorkspace(installedNx());
  await writeFile(join(workspace.root, '.plumbline'), 'in the way');
  const nx = fakeNx([{ records: [], status: 1, withoutNote: true }]);
  const outcome = await runPlan({
    host: fakeHost({ directory: workspace.root, runProgram: nx.runProgram }),
    format: 'text',
    dryRun: false,
    projects: [],
    runs: () => [{ run: 'pr', arguments: ['run-many'] }],
  });
  expect(outcome).toMatchObject({
    ok: false,
    error: { code: 'WRITE_FAILED', exitCode: 20, remedy: expect.stringContaining('writable') },
    text: [],
  });
});
