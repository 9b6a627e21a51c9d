import { awaitChange } from './await-change.ts';
import { lightBeacon, type Beacon } from './beacon.ts';
import { contest, type Contender } from './contest.ts';
import { ownIdentity } from './identity.ts';
import type { Lock, LockHolder, LockRequest, LockWait } from './lock.ts';
import { openLockFolder } from './lock-folder.ts';
import { holderOf, lockHeldError } from './lock-held-error.ts';
import { sweepLockFolder } from './sweep-lock-folder.ts';

/**
 * Takes a lock that holds between processes, worker threads and callers of one thread.
 *
 * The lock of a dead holder is taken over at once, that of a living one never, however
 * long its event loop is blocked: there are no heartbeats, only proofs of death. What
 * another host holds counts as held. Nobody queues: who waits holds nobody up.
 *
 * Writes into `directory`, and opens a socket that does not keep the process alive.
 *
 * @param request - Which lock, how, what for, and whether to wait.
 * @returns The lock; whoever takes it releases it, best by `await using`.
 * @throws PlumblineError `LOCK_HELD` (naming the holder) where it is held and there is no wait,
 *   or the wait is over; `DISK_FULL` or `WRITE_FAILED` where the folder cannot be written;
 *   the signal's reason when aborted.
 */
export async function acquireLock(request: LockRequest): Promise<Lock> {
  request.wait?.signal?.throwIfAborted();
  const folder = openLockFolder(request.directory, request.name);
  const id = process.getBuiltinModule('node:crypto').randomBytes(12).toString('hex');
  const beacon = await lightBeacon(folder.path, id);
  const contender = describeContender(request, { folder, id, beacon });
  const leave = leaveOnce(contender, beacon);
  try {
    await win(request, contender);
    await sweepLockFolder(folder.path);
  } catch (error) {
    await leave();
    throw error;
  }
  return { name: request.name, mode: request.mode, release: leave, [Symbol.asyncDispose]: leave };
}

function describeContender(
  request: LockRequest,
  { folder, id, beacon }: { folder: Contender['folder']; id: string; beacon: Beacon },
): Contender {
  const identity = ownIdentity();
  const { mode, purpose } = request;
  const since = new Date().toISOString();
  return {
    folder,
    claim: { schemaVersion: 1, id, mode, purpose, since, beacon: beacon.address, ...identity },
    observer: { identity, directory: folder.path },
    signal: request.wait?.signal,
  };
}

/** The claim goes first and at once: from then on the lock is free. */
function leaveOnce({ folder, claim }: Contender, beacon: Beacon): () => Promise<void> {
  let leaving: Promise<void> | undefined;
  const leave = async (): Promise<void> => {
    try {
      folder.withdraw(claim.id);
    } finally {
      await beacon[Symbol.asyncDispose]();
    }
  };
  return () => (leaving ??= leave());
}

async function win(request: LockRequest, contender: Contender): Promise<void> {
  const deadline = performance.now() + (request.wait?.timeoutMs ?? Infinity);
  const tell = tellOnce(request.wait);
  for (;;) {
    const outcome = await contest(contender);
    if (outcome.kind === 'won') return;
    const holder = holderOf(outcome.rival, outcome.life);
    const left = deadline - performance.now();
    if (request.wait === undefined || left <= 0) throw lockHeldError(request, holder);
    tell(holder);
    const { folder, signal } = contender;
    await awaitChange({ directory: folder.path, rival: outcome.rival, atMost: left, signal });
  }
}

/** Each holder is told of once in a row, not at every look. */
function tellOnce(wait: LockWait | undefined): (holder: LockHolder) => void {
  let told: string | undefined;
  return (holder) => {
    if (told !== holder.file) wait?.onWait?.(holder);
    told = holder.file;
  };
}
