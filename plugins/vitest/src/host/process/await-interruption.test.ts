import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { awaitInterruption } from './await-interruption.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

test.each([null, 'SIGKILL', 'SIGSEGV'] as const)(
  'expects no interruption behind the end by %s',
  async (end) => {
    await awaitInterruption(end, new AbortController().signal);
    expect(vi.getTimerCount()).toBe(0);
  },
);

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('waits for the interruption behind %s', async (end) => {
  const controller = new AbortController();
  const known = vi.fn();
  const waiting = awaitInterruption(end, controller.signal).then(known);
  await Promise.resolve();
  expect(known).not.toHaveBeenCalled();
  controller.abort();
  await waiting;
  expect(vi.getTimerCount()).toBe(0);
});

test('waits no longer where the run is interrupted already', async () => {
  await awaitInterruption('SIGTERM', AbortSignal.abort());
  expect(vi.getTimerCount()).toBe(0);
});

test('gives up where none comes: the worker was ended by its own test', async () => {
  const waiting = awaitInterruption('SIGTERM', new AbortController().signal);
  await vi.advanceTimersByTimeAsync(2000);
  await waiting;
});
