import { execFileSync } from 'node:child_process';

import { errorCode } from '../io-failure.ts';
import { readProcessStat } from './process-stat.ts';

/** What a process id stands for now. */
export type ProcessFacts =
  | { readonly state: 'gone' }
  /** There is one; its start time is empty where the platform does not tell. */
  | { readonly state: 'there'; readonly startTime: string };

/**
 * Finds out whether a process is there and when it started.
 *
 * `/proc` alone is no proof that one is gone: it may hide those of other users.
 *
 * @param pid - Process id in this process's own namespace.
 * @returns `gone` for none and for zombies, else its start time where known.
 */
export function processFacts(pid: number): ProcessFacts {
  if (!exists(pid)) return { state: 'gone' };
  const stat = process.platform === 'linux' ? readProcessStat(pid) : askPs(pid);
  if (stat === undefined) return { state: 'there', startTime: '' };
  return stat.isZombie ? { state: 'gone' } : { state: 'there', startTime: stat.startTime };
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

/** macOS and the BSDs have no `/proc`; `ps` tells the start to the second. */
function askPs(pid: number): { startTime: string; isZombie: boolean } | undefined {
  if (process.platform === 'win32') return undefined;
  try {
    const answer = execFileSync('/bin/ps', ['-o', 'stat=', '-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [state = '', ...start] = answer.trim().split(/\s+/);
    return { startTime: start.join(' '), isZombie: state.startsWith('Z') };
  } catch {
    return undefined;
  }
}
