import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { acquireLock } from '@plumbline/durable';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HostEvent, TestHost } from '../host/test-host.ts';
import { readRunRecords } from '../records/read-run-records.ts';
import { ended, file, requestIn, scriptedHost } from '../testing/scripted-host.ts';
import { runQa, type QaRequest, type QaResult } from './run-qa.ts';

let workspaceRoot = '';

beforeEach(async () => {
  workspaceRoot = await mkdtemp(join(tmpdir(), 'plumbline-qa-'));
});

afterEach(() => rm(workspaceRoot, { recursive: true }));

function request(host: TestHost, change: Partial<QaRequest> = {}): QaRequest {
  return requestIn(workspaceRoot, host, change);
}

async function results(of: QaRequest): Promise<QaResult[]> {
  return Array.fromAsync(runQa(of));
}

/** Makes a path of the workspace one that nothing can be written below. */
async function block(path: string): Promise<void> {
  await mkdir(dirname(join(workspaceRoot, path)), { recursive: true });
  await writeFile(join(workspaceRoot, path), '');
}

describe('runQa under adverse circumstances', () => {
  test('is interrupted, and nothing worse, where that happens while it waits for others', async () => {
    const directory = join(workspaceRoot, '.plumbline/locks');
    await using _held = await acquireLock({
      directory,
      name: 'tests',
      mode: 'exclusive',
      purpose: 'live run',
    });
    const interruption = new AbortController();
    const host = scriptedHost(() => []);
    const onNotice = (): void => {
      interruption.abort();
    };
    const [result] = await results(request(host, { signal: interruption.signal, onNotice }));
    expect(host.asked).toEqual([]);
    expect(result?.record).toMatchObject({ outcome: 'interrupted', problems: [] });
  });

  test('keeps what is proven where only the host has heard of the interruption yet', async () => {
    const host = scriptedHost(() => ended([file('a.test.ts')], { interrupted: true }));
    await results(request(host));
    await results(request(host));
    expect(host.asked[1]?.projects[0]?.proven).toEqual(new Set(['a.test.ts']));
  });

  test.each(['live', 'record'] as const)('starts an interrupted %s run anew', async (run) => {
    const host = scriptedHost(() => ended([file('a.test.ts')], { interrupted: true }));
    await results(request(host, { run }));
    await results(request(host, { run }));
    expect(host.asked[1]?.projects[0]?.proven).toEqual(new Set());
  });

  test('fails only the project whose record cannot be written, once, and shows what it did', async () => {
    await block('.plumbline/runs/app');
    const told = ended([file('a.test.ts', { output: 'told\n' })]);
    const others = told.map((event): HostEvent =>
      event.type === 'file-ended'
        ? { ...event, project: 'web' }
        : { ...event, outcome: { ...event.outcome, project: 'web' } },
    );
    const one = request(scriptedHost(() => [...told, ...others]));
    const web = one.projects.map((project) => ({ ...project, name: 'web', proofKey: '456' }));
    const [first, second] = await results({ ...one, projects: [...one.projects, ...web] });
    expect(first).toMatchObject({
      record: { outcome: 'failed', problems: [{ code: 'WRITE_FAILED' }], tests: { passed: 1 } },
      output: 'told\n',
    });
    expect(second?.record).toMatchObject({ outcome: 'passed', problems: [] });
    expect((await readRunRecords(workspaceRoot)).records).toEqual([second?.record]);
  });

  test('names one cause once where nothing can be written at all', async () => {
    await block('.plumbline');
    const [result] = await results(request(scriptedHost(() => [])));
    expect(result?.record.problems.map(({ code }) => code)).toEqual(['WRITE_FAILED']);
  });

  test('goes on where it cannot keep what is proven, and says so', async () => {
    await block('.plumbline/proven');
    const [result] = await results(request(scriptedHost(() => ended([file('a.test.ts')]))));
    expect(result?.record).toMatchObject({ outcome: 'passed', warnings: [{ code: 'WRITE_FAILED' }] });
  });
});
