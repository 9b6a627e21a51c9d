import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@plumbline-tools/repo/workspace';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runCommand } from '../setup/run-command.ts';
import { makeLocalWorkspace } from '../workspace/local-workspace.ts';
import { outputOf, type Workspace } from '../workspace/workspace.ts';
import { adversityFiles } from './adversity-files.ts';
import { startService, type Service } from './service.ts';
import { canMount, onSmallDisk } from './small-disk.ts';

let service: Service;
let workspace: Workspace;

beforeAll(async () => {
  service = await startService();
  service.holdsBack = false;
  const directory = join(inject('workspaces'), 'full-disk');
  workspace = await makeLocalWorkspace(workspaceRoot, directory, adversityFiles(service.port));
  outputOf(await workspace.nx(['run', 'app:record']));
  outputOf(await workspace.plumb(['qa']));
});

afterAll(() => service[Symbol.asyncDispose]());

/** Runs `plumb` with a folder of the workspace on a disk that is nearly full. */
async function plumbWithFull(folder: string, freeKiB: number, ...words: readonly string[]) {
  const result = join(inject('workspaces'), `disk-${String(freeKiB)}-${words.join('-')}`);
  mkdirSync(result);
  const disk = { folder: join(workspace.root, folder), freeKiB, result };
  const ended = await runCommand(onSmallDisk(workspace.command('plumb', words), disk));
  return { ...ended, onDisk: (path: string) => readFileSync(join(result, path), 'utf8') };
}

const sample = { tags: ['sample'] };

describe.skipIf(!canMount)('a full disk', () => {
  const record = 'runs/app/pr.json';

  it.each([0, 4])('with %i KiB left for a run is one error with its own exit status', async (freeKiB) => {
    const before = workspace.read(`.plumbline/${record}`);
    const words = ['qa', '--skip-cache'];
    const { status, stdout, stderr, onDisk } = await plumbWithFull('.plumbline', freeKiB, ...words);
    expect(status).toBe(22);
    expect(stderr).toMatch(/^DISK_FULL: No space is left/mu);
    expect(stderr).toMatch(/^ {2}→ Free space/mu);
    expect(stdout + stderr).not.toMatch(/INTERNAL|NX_FAILED|^ +at /mu);
    expect(onDisk(record)).toBe(before);
  });

  it('shows what the tests did though the record of the run cannot be kept', async () => {
    const { stdout } = await plumbWithFull('.plumbline', 4, 'qa', '--skip-cache', '--projects', 'app');
    expect(stdout).toContain('2 passed');
  });

  it(
    'in a recording fails the test that cannot be kept, and leaves its cassette as it was',
    sample,
    async () => {
      const cassettes = 'libs/app/__cassettes__';
      const path = /(?<path>a-first\/[\w.-]+\.jsonl)/u;
      const listed = await workspace.git('ls-files', '--others', cassettes);
      const cassette = path.exec(listed)?.groups?.['path'] ?? '';
      const before = workspace.read(`${cassettes}/${cassette}`);
      service.answerBytes = 100_000;
      const { status, stdout, stderr, onDisk } = await plumbWithFull(cassettes, 16, 'record', 'app');
      expect(status).toBe(22);
      expect(stderr).toMatch(/^DISK_FULL: /mu);
      expect(stdout).toContain('a-first.test.ts › is recorded');
      expect(onDisk(cassette)).toBe(before);
      expect(workspace.runRecord('app/record.json')).toMatchObject({
        outcome: 'failed',
        problems: [{ code: 'DISK_FULL', test: 'is recorded' }],
        tests: { passed: 1, failed: 1 },
      });
    },
  );
});
