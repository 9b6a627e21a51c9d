import { readFileSync } from 'node:fs';

/** What `/proc/<pid>/stat` tells of a process. */
export interface ProcessStat {
  readonly pid: number;
  /** Field 22: ticks after boot when it started. With the pid it names one process for good. */
  readonly startTime: string;
  /** True where it ended and only its parent has not asked yet. */
  readonly isZombie: boolean;
}

/**
 * Parses a line of `/proc/<pid>/stat`. The name in parentheses may hold spaces and parentheses.
 *
 * @param line - The line.
 * @returns Its facts, or `undefined` where it has another shape.
 */
export function parseProcessStat(line: string): ProcessStat | undefined {
  const { pid, state, threads, startTime } = statLine.exec(line)?.groups ?? {};
  if (startTime === undefined) return undefined;
  // A leader that ended before its threads shows as Z while they still run.
  return { pid: Number(pid), startTime, isZombie: /[ZX]/.test(String(state)) && Number(threads) <= 1 };
}

/** Fields 1 to 3, then 16 numbers, field 20, one number, field 22. */
const statLine = /^(?<pid>\d+) \([^]*\) (?<state>\S)(?: -?\d+){16} (?<threads>\d+) -?\d+ (?<startTime>\d+) /;

/**
 * Reads what the kernel knows of a process.
 *
 * @param pid - Process id, or `self`.
 * @returns Its facts, or `undefined` where `/proc` has none to show.
 */
export function readProcessStat(pid: number | 'self'): ProcessStat | undefined {
  try {
    return parseProcessStat(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}
