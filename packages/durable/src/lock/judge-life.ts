import { callBeacon } from './call-beacon.ts';
import type { Claim } from './claim.ts';
import type { Identity } from './identity.ts';
import { isLocalFileSystem } from './is-local-file-system.ts';
import { processFacts } from './process-facts.ts';

/** What is proven of a claim's owner. Only `dead` breaks a lock. */
export type Life = 'alive' | 'dead' | 'unknown';

/** Who asks, and from where. */
export interface Observer {
  readonly identity: Identity;
  /** Folder of the lock. */
  readonly directory: string;
}

/**
 * Finds out whether a claim's owner lives.
 *
 * Proof of death is: the kernel refuses its beacon; its process id is gone, or a
 * zombie's, or now another process's; the machine has booted since. Time proves nothing.
 *
 * @param claim - The claim.
 * @param observer - Who asks.
 * @returns What is proven; `unknown` over the borders of hosts, and of containers where no beacon answers.
 */
export async function judgeLife(claim: Claim, observer: Observer): Promise<Life> {
  switch (relationOf(claim, observer.identity)) {
    case 'same kernel':
      return judgeNeighbour(claim, observer);
    case 'same host, earlier boot':
      return isLocalFileSystem(observer.directory) ? 'dead' : 'unknown';
    case 'stranger':
      return 'unknown';
  }
}

type Relation = 'same kernel' | 'same host, earlier boot' | 'stranger';

/** Hosts may share a name, so the boot decides where both tell theirs: it is the kernel's own random id. */
function relationOf(claim: Identity, own: Identity): Relation {
  if (claim.platform !== own.platform) return 'stranger';
  if (own.bootId !== '' && claim.bootId === own.bootId) return 'same kernel';
  if (claim.host !== own.host || (claim.bootId === '') !== (own.bootId === '')) return 'stranger';
  return own.bootId === '' ? 'same kernel' : 'same host, earlier boot';
}

async function judgeNeighbour(claim: Claim, { identity, directory }: Observer): Promise<Life> {
  const reply = await callBeacon(directory, claim.beacon);
  if (reply.kind === 'answers') reply.socket.destroy();
  if (reply.kind === 'refused') return 'dead';
  if (reply.kind === 'answers') return 'alive';
  return claim.namespaces === identity.namespaces ? judgeProcess(claim) : 'unknown';
}

function judgeProcess(claim: Claim): Life {
  const facts = processFacts(claim.pid);
  if (facts.state === 'gone') return 'dead';
  const isOther = facts.startTime !== '' && claim.startTime !== '' && facts.startTime !== claim.startTime;
  return isOther ? 'dead' : 'alive';
}
