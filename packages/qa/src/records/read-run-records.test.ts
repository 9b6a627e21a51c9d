import { mkdir, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RunKind, RunRecord } from '@plumbline/contracts';
import { describe, expect, it } from 'vitest';
import { readRunRecords } from './read-run-records.ts';
import { runRecordPath } from './run-record-path.ts';
import { writeRunRecord } from './write-run-record.ts';

function record(project: string, run: RunKind): RunRecord {
  return {
    schemaVersion: 1,
    kind: 'run-record',
    project,
    projectRoot: `packages/${project}`,
    run,
    httpMode: 'playback',
    outcome: 'passed',
    durationMs: 1,
    tests: { passed: 1, failed: 0, skipped: 0, notRun: 0 },
    recordings: { hits: 0, misses: 0, recorded: 0, liveCalls: 0 },
    files: [],
    problems: [],
    warnings: [],
    slowest: [],
    budget: { limitMs: 1, spentMs: 1, enforced: false },
    batch: { id: 'b', wallMs: 1, workers: 1, apart: null },
  };
}

function temporaryWorkspace() {
  return mkdtempDisposable(join(tmpdir(), 'plumbline-'));
}

async function put(workspaceRoot: string, project: string, text: string): Promise<void> {
  const path = runRecordPath({ workspaceRoot, project, run: 'pr' });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

describe('run records', () => {
  it('come back as they were written, by project and run', async () => {
    await using workspace = await temporaryWorkspace();
    const written = [record('@acme/b', 'pr'), record('a', 'quick'), record('a', 'pr')];
    for (const one of written) await writeRunRecord(workspace.path, one);
    expect(await readRunRecords(workspace.path)).toEqual({
      records: [record('@acme/b', 'pr'), record('a', 'pr'), record('a', 'quick')],
      warnings: [],
    });
  });

  it('stand whole at a path that is known beforehand', async () => {
    await using workspace = await temporaryWorkspace();
    const path = await writeRunRecord(workspace.path, record('@acme/b', 'pr'));
    expect(path).toBe(`${workspace.path}/.plumbline/runs/%40acme%2fb/pr.json`);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(record('@acme/b', 'pr'));
  });

  it('are replaced by the next run of the same kind', async () => {
    await using workspace = await temporaryWorkspace();
    await writeRunRecord(workspace.path, record('a', 'pr'));
    await writeRunRecord(workspace.path, { ...record('a', 'pr'), outcome: 'failed' });
    const { records } = await readRunRecords(workspace.path);
    expect(records.map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it('are chosen by project and by run', async () => {
    await using workspace = await temporaryWorkspace();
    for (const one of [record('a', 'pr'), record('a', 'live'), record('b', 'pr')]) {
      await writeRunRecord(workspace.path, one);
    }
    const names = async (filter: Parameters<typeof readRunRecords>[1]) =>
      (await readRunRecords(workspace.path, filter)).records.map(({ project, run }) => `${project}:${run}`);
    expect(await names({ projects: ['a'] })).toEqual(['a:live', 'a:pr']);
    expect(await names({ runs: ['pr'] })).toEqual(['a:pr', 'b:pr']);
    expect(await names({ projects: ['b'], runs: ['live'] })).toEqual([]);
  });

  it('are none where nothing has run', async () => {
    await using workspace = await temporaryWorkspace();
    expect(await readRunRecords(workspace.path)).toEqual({ records: [], warnings: [] });
  });

  it.each([
    ['is cut off', '{"schemaVersion": 1, "kind": "run-rec'],
    ['is of another version', JSON.stringify({ ...record('bad', 'pr'), schemaVersion: 2 })],
    ['is empty', ''],
  ])('that %s is passed over with a warning, and the others are read', async (_, text) => {
    await using workspace = await temporaryWorkspace();
    await writeRunRecord(workspace.path, record('good', 'pr'));
    await put(workspace.path, 'bad', text);
    const { records, warnings } = await readRunRecords(workspace.path);
    expect(records.map(({ project }) => project)).toEqual(['good']);
    expect(warnings).toEqual([
      {
        level: 'warning',
        code: 'RUN_RECORD_INVALID',
        message: expect.stringMatching(/^\.plumbline\/runs\/bad\/pr\.json is no run record/u),
      },
    ]);
  });
});
