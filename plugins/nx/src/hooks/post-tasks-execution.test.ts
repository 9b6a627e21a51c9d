import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stderr, stdout } from 'node:process';
import type { PostTasksExecutionContext } from '@nx/devkit';
import type { RunRecord } from '@plumbline/contracts';
import { runRecordPath } from '@plumbline/qa/run-record-path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryWorkspace, type TemporaryWorkspace } from '../fixtures/temporary-workspace.ts';
import { postTasksExecution } from './post-tasks-execution.ts';

type TaskStatus = PostTasksExecutionContext['taskResults'][string]['status'];

const startTime = Date.now();

let workspace: TemporaryWorkspace;

beforeEach(() => {
  workspace = temporaryWorkspace();
});

afterEach(() => {
  workspace[Symbol.dispose]();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function record(project: string, changes: Partial<RunRecord> = {}): RunRecord {
  return {
    schemaVersion: 1,
    kind: 'run-record',
    project,
    projectRoot: `packages/${project}`,
    run: 'pr',
    httpMode: 'playback',
    outcome: 'passed',
    durationMs: 100,
    tests: { passed: 7, failed: 0, skipped: 0, notRun: 0 },
    recordings: { hits: 3, misses: 0, recorded: 0, liveCalls: 0 },
    files: [{ path: 'a.test.ts', outcome: 'passed', durationMs: 80, tests: 7 }],
    problems: [],
    warnings: [],
    slowest: [],
    budget: { limitMs: 1000, spentMs: 100, enforced: false },
    batch: { id: 'b', wallMs: 100, workers: 2, apart: null },
    ...changes,
  };
}

function writeRecord(value: RunRecord): string {
  const path = runRecordPath({ workspaceRoot: workspace.root, project: value.project, run: value.run });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(value));
  return path;
}

interface Ended {
  readonly project: string;
  readonly status: TaskStatus;
  readonly target?: string;
  readonly outputs?: string[];
}

function context(tasks: readonly Ended[]): PostTasksExecutionContext {
  const results = tasks.map(({ project, status, target = 'qa', outputs }) => {
    const id = `${project}:${target}`;
    const task = {
      id,
      target: { project, target, configuration: 'pr' },
      overrides: { __overrides_unparsed__: [] },
      outputs: outputs ?? [runRecordPath({ workspaceRoot: '.', project, run: 'pr' }).slice(2)],
      cache: true,
      parallelism: true,
    };
    return [id, { task, status, code: status === 'failure' ? 1 : 0, terminalOutput: '' }] as const;
  });
  return {
    id: 'run',
    workspaceRoot: workspace.root,
    nxJsonConfiguration: {},
    argv: ['node', 'nx', 'run-many', '-t', 'qa'],
    taskResults: Object.fromEntries(results),
    startTime,
    endTime: startTime + 250,
  };
}

const writeNothing: typeof stdout.write = (_text: unknown, done: unknown) => {
  if (isCallback(done)) done();
  return true;
};

function isCallback(value: unknown): value is () => void {
  return typeof value === 'function';
}

/** What the hook shows and says. */
async function end(tasks: readonly Ended[]): Promise<{ shown: string; complaints: string }> {
  const shown = vi.spyOn(stdout, 'write').mockImplementation(writeNothing);
  const complaints = vi.spyOn(stderr, 'write').mockReturnValue(true);
  await postTasksExecution(undefined, context(tasks));
  const text = (spy: { mock: { calls: unknown[][] } }): string =>
    spy.mock.calls.map(([first]) => String(first)).join('');
  return { shown: text(shown), complaints: text(complaints) };
}

describe('the summary', () => {
  it('is shown when everything came from the cache', async () => {
    writeRecord(record('a'));
    writeRecord(record('b', { tests: { passed: 5, failed: 0, skipped: 0, notRun: 0 } }));
    const { shown } = await end([
      { project: 'a', status: 'local-cache' },
      { project: 'b', status: 'remote-cache' },
    ]);
    expect(shown).toContain('2 passed · 2 from the cache');
    expect(shown).toMatch(/pr passed: 12 tests in 2 projects/u);
  });

  it('knows the tasks by their run records, whatever their targets are called', async () => {
    writeRecord(record('a'));
    expect((await end([{ project: 'a', status: 'success', target: 'unit' }])).shown).toContain('pr passed');
  });

  it('leaves out what an earlier command ran', async () => {
    writeRecord(record('a'));
    writeRecord(record('z', { outcome: 'failed' }));
    expect((await end([{ project: 'a', status: 'success' }])).shown).toContain('7 tests in 1 project');
  });

  it('does not take the record of an earlier run for one that broke down', async () => {
    const yesterday = startTime / 1000 - 86_400;
    utimesSync(writeRecord(record('a')), yesterday, yesterday);
    const { shown } = await end([{ project: 'a', status: 'failure' }]);
    expect(shown).toContain('a: the pr run left no run record');
    expect(shown).not.toContain('passed');
  });

  it('is not shown where no task of the plugin ran', async () => {
    writeRecord(record('a'));
    expect(await end([{ project: 'a', status: 'success', target: 'build', outputs: ['dist'] }])).toEqual({
      shown: '',
      complaints: '',
    });
  });

  it('is left to a caller who named the run', async () => {
    vi.stubEnv('PLUMBLINE_RUN_ID', 'mine');
    writeRecord(record('a'));
    expect((await end([{ project: 'a', status: 'success' }])).shown).toBe('');
    expect(lastRun()).toMatchObject({ id: 'mine' });
  });
});

function lastRun(): unknown {
  return JSON.parse(readFileSync(join(workspace.root, '.plumbline/last-run.json'), 'utf8'));
}

it('notes which runs the command made and which came from the cache', async () => {
  writeRecord(record('a'));
  await end([
    { project: 'a', status: 'local-cache-kept-existing' },
    { project: 'b', status: 'failure' },
    { project: 'c', status: 'skipped' },
  ]);
  expect(lastRun()).toMatchObject({
    id: 'run',
    startedAt: startTime,
    endedAt: startTime + 250,
    tasks: [
      { project: 'a', run: 'pr', outcome: 'passed', cached: true },
      { project: 'b', run: 'pr', outcome: 'failed', cached: false },
      { project: 'c', run: 'pr', outcome: 'skipped', cached: false },
    ],
  });
});

it('complains and lets the run pass where it cannot write', async () => {
  workspace.write('.plumbline', 'a file where a folder should be');
  const { complaints } = await end([{ project: 'a', status: 'success' }]);
  expect(complaints).toContain('Plumbline cannot conclude the run: ');
});
