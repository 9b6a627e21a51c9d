import type { RunKind } from '@plumbline/contracts/modes';

/**
 * Says how to go on after an interruption. Only what is repeatable goes on where it stopped: what a
 * live service answered before says nothing of now, and to record is to record anew.
 *
 * @param runs - The kinds of run that were interrupted.
 * @returns A remedy.
 */
export function remedyOfInterruption(runs: readonly RunKind[]): string {
  if (runs.includes('record')) return 'What was recorded is kept: `plumb record --missing` records the rest.';
  if (runs.includes('live')) return 'Run it again: live tests start anew, all others that passed do not.';
  return 'Run it again: what had passed is not run twice.';
}
