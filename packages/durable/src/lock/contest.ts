import type { Claim } from './claim.ts';
import { judgeLife, type Life, type Observer } from './judge-life.ts';
import type { LockFolder, Rival } from './lock-folder.ts';
import { pause } from './pause.ts';

/** One contender for one lock. */
export interface Contender {
  readonly folder: LockFolder;
  readonly claim: Claim;
  readonly observer: Observer;
  readonly signal: AbortSignal | undefined;
}

/** How an attempt ended. */
export type Outcome =
  | { readonly kind: 'won' }
  /** Somebody else holds it; the own claim is withdrawn. */
  | { readonly kind: 'lost'; readonly rival: Rival; readonly life: Life };

/** How long a rival may take to decide, in milliseconds, before it counts as a holder: it may be stopped. */
const longestDecision = 2_000;
/** Milliseconds until undecided contenders look again. */
const undecidedPause = 2;

/**
 * Tries once to get a lock.
 *
 * The rule: a lock is held once the own claim is visible and a look at the folder,
 * begun after that, shows no living claim against it. Of two contenders the one whose
 * claim came later sees the other's, so two never win, whatever either one does
 * between its steps. Which of two undecided ones gives way is a matter of progress
 * alone: the one with the greater id.
 *
 * @param contender - Who tries.
 * @returns Won, or who holds the lock.
 * @throws PlumblineError `DISK_FULL` or `WRITE_FAILED`; the signal's reason when aborted.
 */
export async function contest(contender: Contender): Promise<Outcome> {
  const patience = performance.now() + longestDecision;
  for (;;) {
    const opponent = (await findOpponent(contender)) ?? (await stakeClaim(contender, patience));
    if (opponent === undefined) return { kind: 'won' };
    if (isDecided(opponent) || performance.now() > patience) return { kind: 'lost', ...opponent };
    await pause(undecidedPause, contender.signal);
  }
}

interface Opponent {
  readonly rival: Rival;
  readonly life: Life;
}

/** Shows the own claim, and keeps it as long as none stands against it but undecided ones of greater ids. */
async function stakeClaim(contender: Contender, patience: number): Promise<Opponent | undefined> {
  const { folder, claim, signal } = contender;
  folder.publish({ ...claim, since: new Date().toISOString() });
  for (;;) {
    const opponent = await findOpponent(contender);
    if (opponent === undefined) {
      folder.markHeld(claim.id);
      return undefined;
    }
    if (isDecided(opponent) || opponent.rival.id < claim.id || performance.now() > patience) {
      folder.withdraw(claim.id);
      return opponent;
    }
    await pause(undecidedPause, signal);
  }
}

/** Finds a living claim against the own one, a held one first; buries the dead on the way. */
async function findOpponent(contender: Contender): Promise<Opponent | undefined> {
  const { folder, claim, observer } = contender;
  const rivals = folder.rivalsOf(claim.id).filter((rival) => isAgainst(claim, rival));
  const judged = await Promise.all(rivals.map((rival) => judge(rival, observer)));
  for (const { rival, life } of judged) if (life === 'dead') folder.bury(rival.id);
  const living = judged.filter(({ life }) => life !== 'dead');
  return living.find(isDecided) ?? living.toSorted(byId)[0];
}

/** Of whoever is not known to live, no decision is to be waited for. */
function isDecided({ rival, life }: Opponent): boolean {
  return rival.isHeld || life !== 'alive';
}

/** A claim that cannot be read is against everyone. */
function isAgainst(claim: Claim, rival: Rival): boolean {
  return rival.claim === undefined || claim.mode === 'exclusive' || rival.claim.mode === 'exclusive';
}

async function judge(rival: Rival, observer: Observer): Promise<Opponent> {
  return { rival, life: rival.claim === undefined ? 'unknown' : await judgeLife(rival.claim, observer) };
}

function byId(a: Opponent, b: Opponent): number {
  return a.rival.id < b.rival.id ? -1 : 1;
}
