import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';

import type { Life } from './judge-life.ts';
import type { LockHolder, LockRequest } from './lock.ts';
import type { Rival } from './lock-folder.ts';

/**
 * Tells people and programs about the owner of a claim.
 *
 * @param rival - The claim.
 * @param life - What is proven of its owner.
 * @returns The holder; process id 0 where the file cannot be read.
 */
export function holderOf({ claim, file }: Rival, life: Life): LockHolder {
  const isProvenAlive = life === 'alive';
  if (claim === undefined) return { ...unreadable, file, isProvenAlive };
  const { pid, host, mode, purpose, since } = claim;
  return { pid, host, mode, purpose, since, file, isProvenAlive };
}

const unreadable = { pid: 0, host: '', mode: 'exclusive', purpose: 'unreadable', since: '' } as const;

/**
 * Makes the error for a lock that somebody else holds.
 *
 * @param request - What was asked for.
 * @param holder - Who holds it.
 * @returns An error with the code `LOCK_HELD`.
 */
export function lockHeldError(request: LockRequest, holder: LockHolder): PlumblineError {
  return new PlumblineError({
    code: 'LOCK_HELD',
    message: `The lock "${request.name}" is wanted (${request.mode}) for ${request.purpose}, but ${describe(holder)}.`,
    remedy: remedyFor(holder),
    exitCode: exitCodes.lockHeld,
    fields: { lock: request.name, mode: request.mode, purpose: request.purpose, holder },
  });
}

function describe({ pid, host, mode, purpose, since, file, isProvenAlive }: LockHolder): string {
  if (pid === 0) return `${file} stands for a holder and cannot be read`;
  const place = isProvenAlive ? '' : ` on host ${host}`;
  return `process ${String(pid)}${place} holds it (${mode}) for ${purpose} since ${since}`;
}

function remedyFor({ pid, host, file, isProvenAlive }: LockHolder): string {
  if (isProvenAlive) return `Wait until process ${String(pid)} is done, or end it, and try again.`;
  const who = pid === 0 ? 'no process of this workspace' : `process ${String(pid)} on host ${host} no longer`;
  return `Nothing here proves that its holder is dead. If ${who} runs, delete ${file} and try again.`;
}
