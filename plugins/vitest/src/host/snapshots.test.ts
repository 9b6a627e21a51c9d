import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RunKind } from '@plumbline/contracts/modes';
import type { HostEvent, ProjectOutcome } from '@plumbline/qa/test-host';
import { afterEach, beforeEach, expect, test } from 'vitest';

const fixtures = join(import.meta.dirname, '../../fixtures');
let folder: string;
let snapshots: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-snapshots-'));
  snapshots = join(folder, 'projects/cart/__snapshots__/total.test.ts.snap');
  cpSync(join(fixtures, 'snapshots'), join(folder, 'projects'), { recursive: true });
  symlinkSync(join(fixtures, '../../../node_modules'), join(folder, 'node_modules'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function run(kind: RunKind, updateSnapshots: boolean, ci = ''): Promise<ProjectOutcome | undefined> {
  const words = [join(folder, 'projects'), kind, folder, JSON.stringify({ updateSnapshots })];
  const child = spawn(process.execPath, [join(fixtures, 'run-scenario.ts'), ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, CI: ci, GITHUB_ACTIONS: '' },
  });
  let outcome: ProjectOutcome | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line) as HostEvent;
    if (event.type === 'project-ended') outcome = event.outcome;
  }
  return outcome;
}

test('qa writes no snapshot, a missing one fails; --update writes it, and removes what no test has', async () => {
  const missing = await run('pr', false);
  expect(missing?.files[0]?.problems).toMatchObject([
    { code: 'SNAPSHOT_MISMATCH', test: 'has a snapshot', remedy: expect.stringContaining('--update') },
  ]);
  expect(existsSync(snapshots)).toBe(false);

  expect(await run('pr', true)).toMatchObject({ files: [{ outcome: 'passed' }] });
  const written = readFileSync(snapshots, 'utf8');
  expect(written).toContain('"total": 3');

  writeFileSync(snapshots, `${written}\nexports[\`has gone 1\`] = \`1\`;\n`);
  const obsolete = await run('pr', false);
  expect(obsolete?.files[0]?.problems).toMatchObject([{ code: 'SNAPSHOT_OBSOLETE' }]);

  writeFileSync(snapshots, readFileSync(snapshots, 'utf8').replace('3', '5'));
  expect(await run('pr', true)).toMatchObject({ files: [{ outcome: 'passed' }] });
  expect(readFileSync(snapshots, 'utf8')).toBe(written);
});

test('record writes new snapshots with the recordings that they are of', async () => {
  expect(await run('record', false)).toMatchObject({ files: [{ outcome: 'passed' }] });
  expect(existsSync(snapshots)).toBe(true);
});
