import { mkdtempDisposable, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { runRecordSchema, type LastRun } from '@plumbline/contracts';
import { describe, expect, it } from 'vitest';
import { readRecordsOfRun } from './read-records-of-run.ts';
import { writeRunRecord } from './write-run-record.ts';

const [record] = runRecordSchema
  .array()
  .parse(JSON.parse(readFileSync(new URL('../summary/fixtures/pr-passed.json', import.meta.url), 'utf8')));
const startedAt = 1_700_000_000_000;

type Task = LastRun['tasks'][number];

async function recordsOf(task: Partial<Task>, writtenAt: number) {
  await using workspace = await mkdtempDisposable(join(tmpdir(), 'plumbline-'));
  const path = await writeRunRecord(workspace.path, { ...record!, project: 'a' });
  await utimes(path, writtenAt / 1000, writtenAt / 1000);
  const tasks: Task[] = [{ project: 'a', run: 'pr', outcome: 'passed', cached: false, ...task }];
  const { records, missing } = await readRecordsOfRun(workspace.path, { startedAt, tasks });
  return { records: records.map(({ project }) => project), missing: missing.map(({ project }) => project) };
}

describe('the records of one nx command', () => {
  it('are those that its tasks wrote', async () => {
    expect(await recordsOf({}, startedAt + 1)).toEqual({ records: ['a'], missing: [] });
  });

  it('are those that the cache restored, however old', async () => {
    expect(await recordsOf({ cached: true }, 0)).toEqual({ records: ['a'], missing: [] });
  });

  it('are not those that an earlier command left behind', async () => {
    expect(await recordsOf({ outcome: 'failed' }, startedAt - 1_000)).toEqual({
      records: [],
      missing: ['a'],
    });
  });

  it('are missing where a task left none', async () => {
    expect(await recordsOf({ project: 'b' }, startedAt)).toEqual({ records: [], missing: ['b'] });
  });

  it('are there of a task that was cut short and left one', async () => {
    expect(await recordsOf({ outcome: 'skipped' }, startedAt + 1)).toEqual({ records: ['a'], missing: [] });
  });

  it('are missing where a file is none, with a warning that says which', async () => {
    await using workspace = await mkdtempDisposable(join(tmpdir(), 'plumbline-'));
    const path = await writeRunRecord(workspace.path, { ...record!, project: 'a' });
    for (const text of ['{ "kind": ', '{ "kind": "run-record", "schemaVersion": 1 }']) {
      await writeFile(path, text);
      const tasks: Task[] = [{ project: 'a', run: 'pr', outcome: 'passed', cached: true }];
      expect(await readRecordsOfRun(workspace.path, { startedAt, tasks })).toMatchObject({
        records: [],
        missing: [{ project: 'a' }],
        warnings: [
          { code: 'RUN_RECORD_INVALID', message: expect.stringContaining('.plumbline/runs/a/pr.json') },
        ],
      });
    }
  });

  it('are not expected of a task that never started', async () => {
    expect(await recordsOf({ project: 'b', outcome: 'skipped' }, startedAt)).toEqual({
      records: [],
      missing: [],
    });
  });
});
