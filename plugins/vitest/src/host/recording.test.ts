import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { HostEvent, ProjectOutcome } from '@plumbline/qa/test-host';
import type { RunKind } from '@plumbline/contracts/modes';
import { afterAll, beforeAll, expect, test } from 'vitest';

const fixtures = join(import.meta.dirname, '../../fixtures');
const folder = mkdtempSync(join(tmpdir(), 'plumbline-recording-'));
const cassettes = join(folder, 'projects/app/__cassettes__/requests');
const seen = new Map<string, number>();
const server = createServer((request, response) => {
  const path = request.url ?? '';
  seen.set(path, (seen.get(path) ?? 0) + 1);
  response.end(`${path} ${String(seen.get(path))}`);
});

beforeAll(async () => {
  cpSync(join(fixtures, 'recording'), join(folder, 'projects'), { recursive: true });
  symlinkSync(join(fixtures, '../../../node_modules'), join(folder, 'node_modules'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

async function run(
  kind: RunKind,
  environment: Record<string, string> = {},
  options: object = {},
): Promise<Record<string, ProjectOutcome>> {
  const child = spawn(
    process.execPath,
    [join(fixtures, 'run-scenario.ts'), join(folder, 'projects'), kind, folder, JSON.stringify(options)],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        ...process.env,
        CI: '',
        SERVICE: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
        ...environment,
      },
    },
  );
  const outcomes: Record<string, ProjectOutcome> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line) as HostEvent;
    if (event.type === 'project-ended') outcomes[event.outcome.project] = event.outcome;
  }
  return outcomes;
}

test('refuses to record in CI, with the code that says so', async () => {
  const { app } = await run('record', { CI: '1' });
  expect(app?.files).toMatchObject([{ problems: [{ code: 'RECORDING_IN_CI' }] }]);
  expect(existsSync(cassettes)).toBe(false);
});

test('records tests, hooks and module scope, and plays all of it back without the service', async () => {
  const recorded = await run('record');
  expect(recorded['app']?.files).toMatchObject([
    { outcome: 'passed', problems: [], recordings: { recorded: 7 } },
  ]);
  expect(readdirSync(cassettes).filter((name) => name.endsWith('.jsonl'))).toHaveLength(5);

  const calls = [...seen.values()];
  const { app } = await run('pr');
  expect(app?.files).toMatchObject([{ outcome: 'passed', problems: [], recordings: { hits: 7, misses: 0 } }]);
  expect([...seen.values()]).toEqual(calls);
});

test('names the cassettes that tests used, and those of tests that did not run', async () => {
  const all = readdirSync(cassettes)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => `__cassettes__/requests/${name}`)
    .sort();
  expect(await fileOf('app', 'pr')).toMatchObject({ cassettes: { used: all, spared: [] } });
  expect(await fileOf('app', 'quick')).toMatchObject({
    cassettes: {
      spared: expect.arrayContaining(all.filter((name) => !name.includes('outside'))) as string[],
    },
  });
});

test('fails a test, and a file, that swallow a refusal', async () => {
  rmSync(join(folder, 'projects/swallows/__cassettes__'), { recursive: true, force: true });
  const { swallows } = await run('pr');
  expect(swallows?.files).toMatchObject([
    {
      outcome: 'failed',
      problems: [{ code: 'CASSETTE_MISSING' }, { code: 'CASSETTE_MISSING', test: 'swallows a refusal' }],
    },
  ]);
});

test('records a test that passes by failing, and takes no refusal for its failure', async () => {
  const recorded = await run('record');
  expect(recorded['fails']?.files).toMatchObject([{ outcome: 'passed', recordings: { recorded: 1 } }]);
  const played = await run('pr');
  expect(played['fails']?.files).toMatchObject([{ outcome: 'passed', recordings: { hits: 1 } }]);

  rmSync(join(folder, 'projects/fails/__cassettes__'), { recursive: true });
  const { fails } = await run('pr');
  expect(fails?.files).toMatchObject([
    { counts: { passed: 0, failed: 1 }, problems: [{ code: 'CASSETTE_MISSING' }] },
  ]);
});

async function fileOf(project: string, ...parameters: Parameters<typeof run>) {
  const outcomes = await run(...parameters);
  return outcomes[project]?.files[0];
}

test('counts what recordings did, test by test', async () => {
  expect(await fileOf('asks', 'record')).toMatchObject({ outcome: 'passed' });
  expect(await fileOf('asks', 'pr')).toMatchObject({
    outcome: 'passed',
    recordings: { hits: 7 },
    warnings: [],
    played: [
      { test: '(outside its tests)', hits: 1 },
      {
        test: 'asks for all of it',
        hits: 1,
        bytes: expect.any(Number) as number,
        savedMs: expect.any(Number) as number,
      },
      { test: 'asks for some of it', hits: 2 },
      { test: 'asks for nothing any more', hits: 1 },
      { test: 'asks for less and fails', hits: 2 },
    ],
  });
});

test('tells what recordings hold that passing tests did not ask for, or fails them, or says nothing', async () => {
  const less = { ASKS_LESS: '1' };
  const code = 'RECORDING_UNPLAYED';
  const message = 'It passed without asking for 1 of 2 recorded interactions.';
  const remedy = expect.stringContaining("--testNamePattern='^asks for some of it$'") as string;
  const some = { code, test: 'asks for some of it', message };
  const none = { code, test: 'asks for nothing any more' };
  const failed = { code: 'TEST_FAILED', test: 'asks for less and fails' };
  expect(await fileOf('asks', 'pr', less)).toMatchObject({
    recordings: { unplayed: 2 },
    warnings: [some, none],
    problems: [failed],
  });
  expect(await fileOf('asks', 'pr', less, { cassettes: { unplayed: 'fail' } })).toMatchObject({
    warnings: [],
    problems: [{ ...some, remedy }, none, failed],
  });
  expect(await fileOf('asks', 'pr', less, { cassettes: { unplayed: 'ignore' } })).toMatchObject({
    warnings: [],
    problems: [failed],
  });
});
