import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { expect, test } from 'vitest';

import { childOf, scriptPath, startChild } from '../../fixtures/child.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { acquireLock } from './acquire-lock.ts';
import type { LockRequest } from './lock.ts';
import { readProcessStat } from './process-stat.ts';

const request = (directory: string): LockRequest => ({
  directory,
  name: 'test',
  mode: 'exclusive',
  purpose: 'a test',
});
const isLinux = process.platform === 'linux';

test('a holder whose event loop is blocked keeps its lock, and loses it when it is killed', async () => {
  using folder = temporaryFolder();
  await using holder = startChild('holder.ts', [folder.path, 'exclusive', 'block']);
  await holder.line();
  for (let look = 0; look < 20; look += 1) {
    await expect(acquireLock(request(folder.path))).rejects.toMatchObject({
      fields: { holder: { pid: holder.pid } },
    });
  }
  await expect(acquireLock({ ...request(folder.path), wait: { timeoutMs: 250 } })).rejects.toMatchObject({
    code: 'LOCK_HELD',
  });
  const waiter = acquireLock({ ...request(folder.path), wait: { onWait: () => holder.kill('SIGKILL') } });
  await using lock = await waiter;
  expect(lock.mode).toBe('exclusive');
});

test.runIf(isLinux)('a stopped holder keeps its lock', async () => {
  using folder = temporaryFolder();
  await using holder = startChild('holder.ts', [folder.path, 'exclusive', 'wait']);
  await holder.line();
  holder.kill('SIGSTOP');
  await expect(acquireLock(request(folder.path))).rejects.toMatchObject({ code: 'LOCK_HELD' });
});

test('shared holders in other processes keep an exclusive one out until the last has let go', async () => {
  using folder = temporaryFolder();
  await using first = startChild('holder.ts', [folder.path, 'shared', 'wait']);
  await using second = startChild('holder.ts', [folder.path, 'shared', 'wait']);
  await Promise.all([first.line(), second.line()]);
  const third = await acquireLock({ ...request(folder.path), mode: 'shared' });
  await third.release();
  first.say('let go');
  await first.line();
  await expect(acquireLock(request(folder.path))).rejects.toMatchObject({
    fields: { holder: { pid: second.pid } },
  });
  second.say('let go');
  await second.line();
  await using lock = await acquireLock(request(folder.path));
  expect(lock.mode).toBe('exclusive');
});

test('a process that exits without letting go has let go', async () => {
  using folder = temporaryFolder();
  await using holder = startChild('holder.ts', [folder.path, 'exclusive', 'exit']);
  await holder.ended;
  await using lock = await acquireLock(request(folder.path));
  expect(lock.mode).toBe('exclusive');
});

test.runIf(isLinux)('a killed holder that its parent never asks after, a zombie, is dead', async () => {
  using folder = temporaryFolder();
  // The shell starts the holder, then becomes a program that waits for nobody.
  const command = `'${process.execPath}' '${scriptPath('holder.ts')}' '${folder.path}' exclusive block & echo $!; exec tail -f /dev/null`;
  await using parent = childOf(spawn('sh', ['-c', command], { stdio: ['pipe', 'pipe', 'inherit'] }));
  const pid = Number(await parent.line());
  expect(await parent.line()).toBe('held');
  const waiter = acquireLock({
    ...request(folder.path),
    wait: { onWait: () => process.kill(pid, 'SIGKILL') },
  });
  await using lock = await waiter;
  expect(lock.mode).toBe('exclusive');
  expect(readProcessStat(pid)).toBeDefined();
});

test('a worker thread keeps others of its process out, and its end lets go', async () => {
  using folder = temporaryFolder();
  const worker = new Worker(scriptPath('holder.ts'), {
    argv: [folder.path, 'exclusive', 'block'],
    stdout: true,
  });
  await once(worker.stdout, 'data');
  await expect(acquireLock(request(folder.path))).rejects.toMatchObject({
    fields: { holder: { pid: process.pid } },
  });
  await worker.terminate();
  await using lock = await acquireLock(request(folder.path));
  expect(lock.mode).toBe('exclusive');
});

test('a held lock does not keep its process alive', () => {
  using folder = temporaryFolder();
  const code = `import { acquireLock } from ${JSON.stringify(new URL('../index.ts', import.meta.url).href)};
    await acquireLock({ directory: process.argv[1], name: 'test', mode: 'exclusive', purpose: 'a test' });
    console.log('done');`;
  const args = ['--input-type=module', '--eval', code, folder.path];
  expect(execFileSync(process.execPath, args, { encoding: 'utf8', timeout: 20_000 })).toBe('done\n');
});
