import { reasonTexts, type ShelvedCassette } from '@plumbline/cassette/library';
import type { ReplyWarning } from '@plumbline/contracts';
import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { Shelf } from './open-shelf.ts';

/** A cassette that can be read. */
export type ReadableCassette = Extract<ShelvedCassette, { cassette: unknown }>;

/**
 * Picks the cassettes that are stale or due.
 *
 * @param shelved - Cassettes as they were read.
 * @returns Those that can be read and are not fresh.
 */
export function outdatedOf(shelved: readonly ShelvedCassette[]): readonly ReadableCassette[] {
  return shelved.filter(
    (each): each is ReadableCassette => 'cassette' in each && each.freshness.reasons.length > 0,
  );
}

/**
 * Draws stale cassettes with the reasons.
 *
 * @param outdated - The cassettes.
 * @param shelf - How paths are written.
 * @returns Lines.
 */
export function renderOutdated(outdated: readonly ReadableCassette[], { show }: Shelf): string[] {
  return outdated.flatMap(({ path, cassette, freshness }) => [
    `! ${cassette.test}`,
    `    ${show(path)}`,
    ...freshness.reasons.map((reason) => `    ${reason}: it ${reasonTexts[reason]}`),
  ]);
}

/**
 * Says how many are stale, and of how many nobody can tell.
 *
 * @param shelved - Cassettes as they were read.
 * @returns Lines.
 */
export function renderUnknown(shelved: readonly ShelvedCassette[]): string[] {
  const stale = outdatedOf(shelved).length;
  const unknown = shelved.filter((each) => 'cassette' in each && !each.freshness.isKnown).length;
  return [
    `${String(stale)} of ${String(shelved.length)} recordings are stale or due.`,
    ...(unknown === 0
      ? []
      : [`Of ${String(unknown)} nobody knows what they were made of: the file beside them does not say it.`]),
  ];
}

/** What comes of stale cassettes: nothing, a warning, or a failure. */
export interface Verdict {
  readonly error?: PlumblineError;
  readonly warnings: readonly ReplyWarning[];
}

/**
 * Judges stale cassettes as `cassettes.stale` of `plumbline.json` says. Nothing is ever recorded for it.
 *
 * @param outdated - The cassettes.
 * @param shelf - The workspace and its settings.
 * @returns A `CASSETTES_STALE`, as error or as warning; neither where all are fresh.
 */
export function judgeOutdated(outdated: readonly ReadableCassette[], { settings, show }: Shelf): Verdict {
  if (outdated.length === 0) return { warnings: [] };
  const verb = outdated.length === 1 ? 'recording is' : 'recordings are';
  const message = `${String(outdated.length)} ${verb} stale or due.`;
  const remedy = '`plumb cassette refresh` records them anew, and shows what changed.';
  if (settings.stale === 'warn') {
    return { warnings: [{ level: 'warning', code: 'CASSETTES_STALE', message: `${message} ${remedy}` }] };
  }
  const cassettes = outdated.map(({ path, cassette, freshness }) => ({
    path: show(path),
    test: cassette.test,
    reasons: freshness.reasons,
  }));
  const error = new PlumblineError({
    code: 'CASSETTES_STALE',
    message,
    remedy,
    exitCode: exitCodes.checkFailed,
    fields: { cassettes },
  });
  return { error, warnings: [] };
}
