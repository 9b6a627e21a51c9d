import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

import { processFacts } from './process-facts.ts';
import { readProcessStat } from './process-stat.ts';

/** What tells one process from every other, here and elsewhere, now and later. */
export interface Identity {
  readonly pid: number;
  /** Empty where the platform does not tell. */
  readonly startTime: string;
  readonly platform: string;
  readonly host: string;
  /** Names one run of one kernel, over all its containers; empty where there is none. */
  readonly bootId: string;
  /** Process ids and start times mean the same only within the same namespaces; empty where there are none. */
  readonly namespaces: string;
}

/**
 * Tells who this process is. Reads `/proc` on Linux.
 *
 * @returns Its identity.
 */
export function ownIdentity(): Identity {
  const isLinux = process.platform === 'linux';
  return {
    pid: process.pid,
    startTime: isLinux ? ownStartTime() : startTimeFromFacts(),
    platform: process.platform,
    host: hostname(),
    bootId: isLinux ? readOr(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) : '',
    namespaces: isLinux ? ['pid', 'time'].map(namespaceOf).join(' ') : '',
  };
}

/** A `/proc` that belongs to other namespaces would tell of another process. */
function ownStartTime(): string {
  const stat = readProcessStat('self');
  return stat?.pid === process.pid ? stat.startTime : '';
}

function startTimeFromFacts(): string {
  const facts = processFacts(process.pid);
  return facts.state === 'there' ? facts.startTime : '';
}

function namespaceOf(kind: string): string {
  return readOr(() => readlinkSync(`/proc/self/ns/${kind}`));
}

/** What a kernel or a container does not show stays empty, and then proves nothing. */
function readOr(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
