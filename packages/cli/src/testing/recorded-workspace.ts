import { once } from 'node:events';
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { interceptHttp, openSession } from '@plumbline/cassette';
import type { RunRecord } from '@plumbline/contracts';
import { writeLastRun, writeRunRecord } from '@plumbline/qa';
import type { Host } from '../command/host.ts';
import { registry } from '../registry.ts';
import type { Ending } from '../reply/present.ts';
import { runPlumb } from '../run-plumb.ts';
import { fakeHost } from './fake-host.ts';
import { runRecord } from './run-record.ts';
import { installedNx, temporaryWorkspace } from './temporary-workspace.ts';

/** Milliseconds since 1970 at which everything in a recorded workspace was made. */
export const recordedOn = Date.parse('2026-01-01T00:00:00.000Z');

/** A workspace with a project `planner`, a test file of tests `a` and `b`, and their recordings. */
export interface RecordedWorkspace extends AsyncDisposable {
  readonly root: string;
  /** What the service answers from now on. */
  answer: string;
  /** Records a test, at a date. */
  record(test: string, date?: number): Promise<void>;
  /** Leaves the records of a run in which these cassettes were used. */
  ran(used: readonly string[], changes?: Partial<RunRecord>): Promise<void>;
  /** Runs a command line. */
  plumb(line: string, changes?: Partial<Host>): Promise<Ending & { readonly data: Record<string, unknown> }>;
  path(test: string): string;
  read(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
}

const files = {
  ...installedNx(),
  'packages/planner/package.json': '{"name":"planner"}',
  'packages/planner/src/ask.test.ts': "test('a', () => ask('a'));\ntest('b', () => ask('b'));\n",
};

/**
 * Makes the workspace, with both tests recorded.
 *
 * @param configuration - What `plumbline.json` says of cassettes.
 * @returns The workspace; it goes when it is disposed.
 */
export async function recordedWorkspace(configuration: object = {}): Promise<RecordedWorkspace> {
  const plumbline = JSON.stringify({ schemaVersion: 1, cassettes: configuration });
  const workspace = await temporaryWorkspace({ ...files, 'plumbline.json': plumbline });
  const service = { answer: '{"mood":"good"}' };
  const server = createServer((_, response) => {
    response.sendDate = false;
    response.setHeader('content-type', 'application/json').end(service.answer);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const { root } = workspace;
  const path = (test: string): string => join(root, `packages/planner/src/__cassettes__/ask/${test}.jsonl`);
  const made: RecordedWorkspace = Object.assign(service, {
    root,
    path,
    read: (file: string) => readFile(join(root, file), 'utf8'),
    write: (file: string, text: string) => writeFile(join(root, file), text),
    record: async (test: string, date = recordedOn) => {
      await mkdir(dirname(path(test)), { recursive: true });
      await recordAs({ test, path: path(test), date, root }, () => fetch(`${origin}/${test}`));
    },
    ran: (used: readonly string[], changes: Partial<RunRecord> = {}) => leaveRun(root, used, changes),
    plumb: (line: string, changes: Partial<Host> = {}) => run(root, line, changes),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await workspace[Symbol.asyncDispose]();
    },
  });
  for (const test of ['a', 'b']) await made.record(test);
  await age(root, path);
  return made;
}

async function recordAs(
  { test, path, date, root }: { test: string; path: string; date: number; root: string },
  body: () => Promise<unknown>,
): Promise<void> {
  using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
  const session = openSession({
    path,
    test,
    mode: 'record',
    testFile: join(root, 'packages/planner/src/ask.test.ts'),
    recorder: { isOpen: true },
    recordCommand: 'nx run planner:record',
    wallClock: () => date,
  });
  await interception.run(session, body);
  await session.finish('passed');
}

/** All files are older than any run. */
async function age(root: string, path: (test: string) => string): Promise<void> {
  const sources = [path('a'), path('b'), join(root, 'packages/planner/src/ask.test.ts')];
  for (const file of sources) await utimes(file, recordedOn / 1000, recordedOn / 1000);
}

async function leaveRun(root: string, used: readonly string[], changes: Partial<RunRecord>): Promise<void> {
  const cassettes = { used: used.map((test) => `src/__cassettes__/ask/${test}.jsonl`), spared: [] };
  const file = { path: 'src/ask.test.ts', outcome: 'passed', durationMs: 1, tests: 2, cassettes } as const;
  const record = runRecord({ covers: 'all', files: [file], ...changes });
  await writeRunRecord(root, record);
  await writeLastRun(root, {
    schemaVersion: 1,
    kind: 'last-run',
    id: 'plumb',
    startedAt: recordedOn + 1_000_000,
    endedAt: recordedOn + 1_000_001,
    tasks: [{ project: record.project, run: record.run, outcome: 'passed', cached: true }],
  });
}

async function run(
  root: string,
  line: string,
  changes: Partial<Host>,
): Promise<Ending & { readonly data: Record<string, unknown> }> {
  const host = fakeHost({
    directory: root,
    now: () => recordedOn + 2_000_000,
    runProgram: () => Promise.resolve({ status: 0, signal: null, output: '["planner"]' }),
    ...changes,
  });
  const ending = await runPlumb(line.split(' '), { host, commands: registry });
  const json = line.includes('--format json') ? (JSON.parse(ending.stdout) as Record<string, unknown>) : {};
  return { ...ending, data: json };
}
