import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { interruption } from './interruption.ts';

function fakeProcess() {
  return Object.assign(new EventEmitter(), { exit: vi.fn<() => never>() });
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  '%s aborts, and ends the process with 130 once its work is put away',
  async (name) => {
    const target = fakeProcess();
    {
      using interrupted = interruption(target);
      target.emit(name);
      expect(interrupted.signal.aborted).toBe(true);
      await turn();
      expect(target.exit).not.toHaveBeenCalled();
    }
    await turn();
    expect(target.exit).toHaveBeenCalledExactlyOnceWith(130);
  },
);

test('a process that nobody interrupted goes on, and is no longer listened to', async () => {
  const target = fakeProcess();
  interruption(target)[Symbol.dispose]();
  await turn();
  expect(target.exit).not.toHaveBeenCalled();
  expect(target.eventNames()).toEqual([]);
});
