import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { Host } from '../command/host.ts';
import type { Outcome } from '../command/outcome.ts';
import { openShelf } from './open-shelf.ts';
import { judgeOutdated, outdatedOf } from './outdated.ts';

/**
 * Adds to the outcome of a run what comes of stale recordings, as `cassettes.stale` says: a warning, or the
 * failure of a run that passed. It is judged beside the run, as the results of a run are cached and time is not.
 *
 * @param outcome - How the run ended.
 * @param host - Where the user is.
 * @returns The outcome; the same where nothing is stale.
 */
export async function withStale(outcome: Outcome, host: Host): Promise<Outcome> {
  const shelf = await openShelf(host);
  if (!shelf.ok) return outcome;
  const { library, found } = shelf.value;
  const shelved = await Array.fromAsync(library.readAll(found.cassettes));
  const { error, warnings } = judgeOutdated(outdatedOf(shelved), shelf.value);
  const all = [...(outcome.warnings ?? []), ...warnings];
  if (error === undefined || !outcome.ok) return { ...outcome, warnings: all };
  return { ok: false, error: withReport(error, outcome.data), text: outcome.text, warnings: all };
}

function withReport({ code, message, remedy, fields }: PlumblineError, data: unknown): PlumblineError {
  const report = typeof data === 'object' && data !== null ? data : {};
  return new PlumblineError({
    code,
    message,
    remedy,
    exitCode: exitCodes.checkFailed,
    fields: { ...report, ...fields },
  });
}
