import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { acquireLock } from './acquire-lock.ts';
import type { LockHolder, LockMode, LockRequest } from './lock.ts';

const request = (directory: string, mode: LockMode = 'exclusive'): LockRequest => ({
  directory,
  name: 'recording',
  mode,
  purpose: 'a test',
});

test.each<[LockMode, LockMode]>([
  ['exclusive', 'exclusive'],
  ['exclusive', 'shared'],
  ['shared', 'exclusive'],
])('%s keeps %s out, within one process too', async (held, wanted) => {
  using folder = temporaryFolder();
  await using lock = await acquireLock(request(folder.path, held));
  await expect(acquireLock(request(folder.path, wanted))).rejects.toMatchObject({ code: 'LOCK_HELD' });
  await lock.release();
  await using next = await acquireLock(request(folder.path, wanted));
  expect(next.mode).toBe(wanted);
});

test('shared holders stand beside each other, and the last one to go makes room', async () => {
  using folder = temporaryFolder();
  await using first = await acquireLock(request(folder.path, 'shared'));
  await using second = await acquireLock(request(folder.path, 'shared'));
  await first.release();
  await expect(acquireLock(request(folder.path))).rejects.toMatchObject({ code: 'LOCK_HELD' });
  await second.release();
  await using alone = await acquireLock(request(folder.path));
  expect(alone.mode).toBe('exclusive');
});

test('a held lock names its holder, in words and in fields, and says what to do', async () => {
  using folder = temporaryFolder();
  await using locks = new AsyncDisposableStack();
  locks.use(await acquireLock({ ...request(folder.path), purpose: 'recording @acme/api' }));
  await expect(acquireLock(request(folder.path))).rejects.toMatchObject({
    code: 'LOCK_HELD',
    exitCode: 21,
    message: expect.stringMatching(
      new RegExp(`process ${String(process.pid)} holds it .*for recording @acme/api since \\d{4}-`),
    ) as string,
    remedy: expect.stringContaining(String(process.pid)) as string,
    fields: {
      lock: 'recording',
      holder: { pid: process.pid, purpose: 'recording @acme/api', isProvenAlive: true },
    },
  });
});

test('locks of different names do not meet, whatever the names hold', async () => {
  using folder = temporaryFolder();
  await using locks = new AsyncDisposableStack();
  locks.use(await acquireLock({ ...request(folder.path), name: 'live' }));
  await using other = await acquireLock({ ...request(folder.path), name: '../live: ü/..' });
  expect(other.name).toBe('../live: ü/..');
  expect(readdirSync(folder.path)).toHaveLength(2);
});

test('a folder reached by a symbolic link has the same locks', async () => {
  using folder = temporaryFolder();
  mkdirSync(join(folder.path, 'real'));
  symlinkSync(join(folder.path, 'real'), join(folder.path, 'link'));
  await using locks = new AsyncDisposableStack();
  locks.use(await acquireLock(request(join(folder.path, 'real'))));
  await expect(acquireLock(request(join(folder.path, 'link')))).rejects.toMatchObject({ code: 'LOCK_HELD' });
});

test('paths may be long and hold spaces', async () => {
  using folder = temporaryFolder();
  const deep = join(folder.path, 'a folder with spaces and ü '.repeat(8), 'b'.repeat(200));
  await using lock = await acquireLock(request(deep));
  await expect(acquireLock(request(deep))).rejects.toMatchObject({ code: 'LOCK_HELD' });
  expect(lock.mode).toBe('exclusive');
});

test('a released lock leaves nothing behind, and releasing twice is no error', async () => {
  using folder = temporaryFolder();
  const lock = await acquireLock(request(folder.path));
  await lock.release();
  await lock.release();
  expect(readdirSync(join(folder.path, 'recording.lock'))).toEqual([]);
});

test('releasing again does not let go of what somebody else took since', async () => {
  using folder = temporaryFolder();
  const first = await acquireLock(request(folder.path));
  await first.release();
  await using locks = new AsyncDisposableStack();
  locks.use(await acquireLock(request(folder.path)));
  await first.release();
  await expect(acquireLock(request(folder.path))).rejects.toMatchObject({ code: 'LOCK_HELD' });
});

test('who waits is told once who holds, and gets the lock when it is free', async () => {
  using folder = temporaryFolder();
  const first = await acquireLock(request(folder.path));
  const waiting = Promise.withResolvers<LockHolder>();
  const told: LockHolder[] = [];
  const onWait = (holder: LockHolder): void => {
    told.push(holder);
    waiting.resolve(holder);
  };
  const second = acquireLock({ ...request(folder.path), wait: { onWait } });
  expect(await waiting.promise).toMatchObject({ pid: process.pid, purpose: 'a test', mode: 'exclusive' });
  await first.release();
  await using lock = await second;
  expect(lock.mode).toBe('exclusive');
  expect(told).toHaveLength(1);
});

test('a wait that is over names the holder and leaves nothing behind', async () => {
  using folder = temporaryFolder();
  await using lock = await acquireLock(request(folder.path));
  const waiter = acquireLock({ ...request(folder.path), wait: { timeoutMs: 20 } });
  await expect(waiter).rejects.toMatchObject({ code: 'LOCK_HELD', fields: { holder: { pid: process.pid } } });
  await lock.release();
  expect(readdirSync(join(folder.path, 'recording.lock'))).toEqual([]);
});

test('an aborted wait rejects with the reason and leaves nothing behind', async () => {
  using folder = temporaryFolder();
  await using lock = await acquireLock(request(folder.path));
  const controller = new AbortController();
  const reason = new Error('enough');
  const onWait = (): void => {
    controller.abort(reason);
  };
  const waiter = acquireLock({ ...request(folder.path), wait: { signal: controller.signal, onWait } });
  await expect(waiter).rejects.toBe(reason);
  await expect(acquireLock({ ...request(folder.path), wait: { signal: controller.signal } })).rejects.toBe(
    reason,
  );
  await lock.release();
  expect(readdirSync(join(folder.path, 'recording.lock'))).toEqual([]);
});

test('many callers of one process take turns, one at a time', async () => {
  using folder = temporaryFolder();
  let inside = 0;
  const turns = Array.from({ length: 12 }, async () => {
    await using locks = new AsyncDisposableStack();
    locks.use(await acquireLock({ ...request(folder.path), wait: {} }));
    inside += 1;
    const seen = inside;
    await Promise.resolve();
    inside -= 1;
    return seen;
  });
  expect(await Promise.all(turns)).toEqual(turns.map(() => 1));
});

test('a folder that cannot be made is an error that says so', async () => {
  await expect(acquireLock(request('/dev/null/locks'))).rejects.toMatchObject({
    code: 'WRITE_FAILED',
    exitCode: 20,
  });
});
