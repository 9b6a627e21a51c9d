import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { openRecorder, openSession } from '../index.ts';

const holder = fileURLToPath(new URL('../../fixtures/hold-recorder.ts', import.meta.url));

const recordOnce = fileURLToPath(new URL('../../fixtures/record-once.ts', import.meta.url));

function makeWorkspace(): Disposable & { readonly workspaceRoot: string } {
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'plumbline-gate-'));
  return { workspaceRoot, [Symbol.dispose]: () => rmSync(workspaceRoot, { recursive: true, force: true }) };
}

async function holdInProcess(workspaceRoot: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [holder, workspaceRoot], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

/** Records 25 interactions in a process of its own; says how that went. */
async function recordIn(workspaceRoot: string, path: string): Promise<string> {
  const child = spawn(process.execPath, [recordOnce, workspaceRoot, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: unknown[] = await child.stdout.toArray();
  await ended(child);
  return said.join('').trim();
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

describe('the right to record', () => {
  test('is had by one process: the next is refused at once, with the PID of the holder', async () => {
    using workspace = makeWorkspace();
    const child = await holdInProcess(workspace.workspaceRoot);
    await expect(openRecorder({ ...workspace, environment: {} })).rejects.toMatchObject({
      code: 'RECORDING_IN_PARALLEL',
      exitCode: 42,
      message: expect.stringContaining(String(child.pid)) as string,
    });
    child.stdin?.end();
    await ended(child);
    await using recorder = await openRecorder({ ...workspace, environment: {} });
    expect(recorder.isOpen).toBe(true);
  });

  test('is had by one of four processes that want it at once; the others write nothing', async () => {
    using workspace = makeWorkspace();
    const path = join(workspace.workspaceRoot, 'a.jsonl');
    const attempts = await Promise.all(
      Array.from({ length: 4 }, () => recordIn(workspace.workspaceRoot, path)),
    );
    const recorded = attempts.filter((said) => said === 'recorded').length;
    expect(recorded).toBeGreaterThan(0);
    expect(attempts.filter((said) => said === 'RECORDING_IN_PARALLEL')).toHaveLength(4 - recorded);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(2 + 25);
  });

  test('passes on from a process that was killed', async () => {
    using workspace = makeWorkspace();
    const child = await holdInProcess(workspace.workspaceRoot);
    child.kill('SIGKILL');
    await ended(child);
    await using recorder = await openRecorder({ ...workspace, environment: {} });
    expect(recorder.isOpen).toBe(true);
  });

  test('is had by one worker of a process', async () => {
    using workspace = makeWorkspace();
    const first = await openRecorder({ ...workspace, environment: {} });
    await expect(openRecorder({ ...workspace, environment: {} })).rejects.toMatchObject({
      code: 'RECORDING_IN_PARALLEL',
    });
    const script = `
      import { parentPort } from 'node:worker_threads';
      const { openRecorder } = await import(${JSON.stringify(new URL('../index.ts', import.meta.url).href)});
      const failed = await openRecorder(${JSON.stringify({ ...workspace, environment: {} })}).catch((error) => error);
      parentPort.postMessage(failed.code);
    `;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`));
    const [code] = (await once(worker, 'message')) as [unknown];
    expect(code).toBe('RECORDING_IN_PARALLEL');
    await worker.terminate();
    await first[Symbol.asyncDispose]();
    expect(first.isOpen).toBe(false);
  });

  test.for(['true', '1', 'yes'])('is not given where CI is %s, but by an explicit flag', async (CI) => {
    using workspace = makeWorkspace();
    await expect(openRecorder({ ...workspace, environment: { CI } })).rejects.toMatchObject({
      code: 'RECORDING_IN_CI',
    });
    await using recorder = await openRecorder({
      ...workspace,
      environment: { CI, PLUMBLINE_RECORD_IN_CI: '1' },
    });
    expect(recorder.isOpen).toBe(true);
  });

  test.for(['', 'false', '0', undefined])('is given where CI is %j', async (CI) => {
    using workspace = makeWorkspace();
    await using recorder = await openRecorder({ ...workspace, environment: { CI } });
    expect(recorder.isOpen).toBe(true);
  });

  test('opens no session once it was given back', async () => {
    using workspace = makeWorkspace();
    const recorder = await openRecorder({ ...workspace, environment: {} });
    await recorder[Symbol.asyncDispose]();
    const open = (): unknown =>
      openSession({
        path: '/nowhere',
        test: 'a',
        mode: 'record',
        recorder,
        recordCommand: 'nx run app:record',
      });
    expect(open).toThrow(expect.objectContaining({ code: 'RECORDING_NOT_PERMITTED' }));
  });
});
