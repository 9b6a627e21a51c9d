import { removeCassettes, type PrunePlan } from '@plumbline/cassette/library';
import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { Host } from '../command/host.ts';
import type { Outcome } from '../command/outcome.ts';
import { lastUse, planByUse } from './last-use.ts';
import type { Shelf } from './open-shelf.ts';
import { readSelected } from './read-selected.ts';

/**
 * Removes recordings that no test uses, or says which it would remove.
 *
 * @param apply - Whether to remove them.
 * @param host - Where the user is.
 * @returns What was or would be removed; `CASSETTE_USE_UNKNOWN` where no whole run tells what tests use.
 * Side effects: removes files, where it applies.
 */
export async function pruneCassettes(apply: boolean, host: Host): Promise<Outcome> {
  const read = await readSelected([], host);
  if (!read.ok) return read;
  const { shelf, selected } = read.value;
  const use = await lastUse(shelf, host);
  if (!use.isWhole) return { ok: false, error: useUnknown(use.why) };
  const { orphans, kept } = await planByUse(selected, use);
  const { strays } = shelf.found;
  if (apply) await removeCassettes([...orphans, ...strays], shelf.settings.directory);
  return {
    ok: true,
    data: {
      applied: apply,
      removed: [...orphans, ...strays].map(shelf.show),
      kept: kept.map(({ path, why }) => ({ path: shelf.show(path), why })),
    },
    text: renderPlan({ orphans, kept }, apply, shelf),
  };
}

function useUnknown(why: string): PlumblineError {
  return new PlumblineError({
    code: 'CASSETTE_USE_UNKNOWN',
    message: `Which cassettes tests use is not known: ${why}.`,
    remedy: 'Run the tests of all projects with `plumb qa`, then prune.',
    exitCode: exitCodes.checkFailed,
    fields: { why },
  });
}

const keptBecause = {
  changed: 'kept, as it or its test is newer than the run',
  outside: 'kept, as it is in no project that ran',
  'not-run': 'kept, as its test file did not run',
} as const;

function renderPlan({ orphans, kept }: PrunePlan, apply: boolean, { found, show }: Shelf): string[] {
  const count = orphans.length + found.strays.length;
  const verb = apply ? 'removed' : 'would be removed';
  return [
    ...orphans.map((path) => `- ${show(path)}`),
    ...found.strays.map((path) => `- ${show(path)} (belongs to no cassette)`),
    ...kept.map(({ path, why }) => `  ${show(path)} (${keptBecause[why]})`),
    count === 0 ? 'There is nothing to remove.' : `${String(count)} ${verb}.`,
    ...(count > 0 && !apply ? ['`plumb cassette prune --apply` removes them.'] : []),
  ];
}
