import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { processHost, type HostProcess } from './process-host.ts';

function fakeProcess(env: HostProcess['env'] = {}, isTTY = true) {
  const signals = new EventEmitter();
  return {
    signals,
    cwd: () => '/somewhere',
    env,
    stdout: { isTTY, columns: 60 },
    on: (signal: string, listener: () => void) => signals.on(signal, listener),
    off: (signal: string, listener: () => void) => signals.off(signal, listener),
  };
}

describe('the process as a host', () => {
  it.each<[string, HostProcess['env'], boolean, boolean]>([
    ['a terminal', {}, true, true],
    ['a pipe', {}, false, false],
    ['a terminal that cannot', { TERM: 'dumb' }, true, false],
    ['a user who refuses', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['a pipe that is to have it', { FORCE_COLOR: '1' }, false, true],
    ['a terminal that is not to have it', { FORCE_COLOR: '0' }, true, false],
  ])('has colour for %s, or not', (...row) => {
    const [, env, isTTY, color] = row;
    using host = processHost(fakeProcess(env, isTTY));
    expect(host.terminal.color).toBe(color);
  });

  it('is as wide as the terminal, and 100 columns where there is none', () => {
    using terminal = processHost(fakeProcess());
    using pipe = processHost(fakeProcess({}, false));
    expect([terminal.terminal.width, pipe.terminal.width]).toEqual([60, 100]);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('aborts by %s', (signal) => {
    const target = fakeProcess();
    using host = processHost(target);
    target.signals.emit(signal);
    expect(host.signal.aborted).toBe(true);
  });

  it('no longer listens when it is disposed', () => {
    const target = fakeProcess();
    processHost(target)[Symbol.dispose]();
    expect(target.signals.eventNames()).toEqual([]);
  });
});
