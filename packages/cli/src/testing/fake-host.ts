import type { Host } from '../command/host.ts';

/**
 * Makes a host that touches nothing: no programs, no terminal, a clock that stands.
 *
 * @param changes - What a test needs otherwise.
 * @returns The host.
 */
export function fakeHost(changes: Partial<Host> = {}): Host {
  return {
    directory: '/',
    environment: {},
    terminal: { width: 100, color: false },
    signal: new AbortController().signal,
    now: () => 1_000,
    runProgram: () => Promise.reject(new Error('no program may run here')),
    ...changes,
  };
}
