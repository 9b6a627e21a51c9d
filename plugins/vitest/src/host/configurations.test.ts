import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { HostEvent, ProjectOutcome } from '@plumbline/qa/test-host';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HostLimits } from './vitest-host.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'plumbline-configurations-')));

beforeAll(() => {
  cpSync(join(fixtures, 'configurations'), folder, { recursive: true });
  symlinkSync(join(fixtures, '../../../node_modules'), join(folder, 'node_modules'));
  cpSync(join(folder, 'installed-packages'), join(folder, 'projects/node_modules'), { recursive: true });
  symlinkSync(join(folder, 'workspace-package'), join(folder, 'projects/node_modules/workspace-package'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(projects: string, limits?: HostLimits): Promise<Record<string, ProjectOutcome>> {
  const script = join(fixtures, 'run-scenario.ts');
  const words = [script, projects, 'pr', folder, JSON.stringify({ limits })];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const outcomes: Record<string, ProjectOutcome> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line) as HostEvent;
    if (event.type === 'project-ended') outcomes[event.outcome.project] = event.outcome;
  }
  return outcomes;
}

const isPassed = { files: [{ outcome: 'passed', problems: [] }], problems: [] };

test('a package of the workspace is each configuration own; an installed one is if it looks around', async () => {
  const { first, second, keen, third } = await run(join(folder, 'projects'));
  for (const outcome of [first, second, keen, third]) expect(outcome).toMatchObject(isPassed);
  expect(first?.output).toBe(`read in ${join(folder, 'projects/first')}\n`);
  expect([first, second, keen].map((outcome) => outcome?.batch.apart)).toEqual([null, null, null]);
  expect(third?.batch.apart).toContain('imports looks-around');
});

test('a configuration that holds the others up fails its own project alone', async () => {
  const limits = { reading: 2500, starting: 30_000, running: 30_000 };
  const { fine, loops, waits, quits } = await run(join(fixtures, 'scenarios/held-up'), {
    together: { ...limits, reading: 1500 },
    apart: limits,
  });
  expect(fine).toMatchObject(isPassed);
  expect(loops?.problems).toMatchObject([
    { code: 'VITEST_CONFIGURATION_HANGS', exitCode: 11, file: 'vitest.config.ts' },
  ]);
  expect(waits?.problems).toMatchObject([{ code: 'VITEST_CONFIGURATION_HANGS' }]);
  expect(quits?.problems).toMatchObject([{ code: 'TEST_PROCESS_ENDED' }]);
});

test('a plugin that ends the process that projects share fails its own project alone', async () => {
  const { fine, 'ends-it': culprit } = await run(join(fixtures, 'scenarios/lost-process'));
  expect(fine).toMatchObject(isPassed);
  expect(culprit?.problems).toMatchObject([{ code: 'TEST_PROCESS_ENDED' }]);
  expect(culprit?.batch.apart).toContain('went away');
});
