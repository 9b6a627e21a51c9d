import { checkCassette, type CassetteProblem, type ShelvedCassette } from '@plumbline/cassette/library';
import type { ReplyWarning } from '@plumbline/contracts';
import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { Host } from '../command/host.ts';
import type { Outcome } from '../command/outcome.ts';
import { lastUse, planByUse } from './last-use.ts';
import type { Shelf } from './open-shelf.ts';
import { readSelected } from './read-selected.ts';
import { renderProblems } from './render-problems.ts';

/**
 * Checks recordings, and says what is wrong with them.
 *
 * @param words - Which; all where empty.
 * @param host - Where the user is.
 * @returns `CASSETTES_NOT_GOOD` where one has a problem; its details list all findings.
 */
export async function checkCassettes(words: readonly string[], host: Host): Promise<Outcome> {
  const read = await readSelected(words, host);
  if (!read.ok) return read;
  const { shelf, selected } = read.value;
  const known = await knownOrphans(shelf, selected, host);
  const found = await findProblems(read.value, known.orphans);
  const report = reportOf(found, read.value);
  const text = [...renderProblems(found, shelf), ...(found.length === 0 ? [] : ['']), ...conclusion(report)];
  const failed = found.some(({ level }) => level === 'problem');
  const warnings = [...known.warnings, ...staleWarning(report)];
  if (!failed) return { ok: true, data: report, text, warnings };
  return { ok: false, error: notGood(report), text, warnings };
}

interface KnownOrphans {
  readonly orphans: ReadonlySet<string> | undefined;
  readonly warnings: readonly ReplyWarning[];
}

/** Where no whole run tells, the check says so, and is of the rest. */
async function knownOrphans(
  shelf: Shelf,
  selected: readonly ShelvedCassette[],
  host: Host,
): Promise<KnownOrphans> {
  if (selected.length === 0) return { orphans: undefined, warnings: [] };
  const use = await lastUse(shelf, host);
  if (use.isWhole) {
    const { orphans } = await planByUse(selected, use);
    return { orphans: new Set(orphans), warnings: [] };
  }
  const message = `Which cassettes tests use is not known: ${use.why}. \`plumb qa\` makes it known.`;
  return { orphans: undefined, warnings: [{ level: 'info', code: 'CASSETTE_USE_UNKNOWN', message }] };
}

async function findProblems(
  { shelf, selected }: { readonly shelf: Shelf; readonly selected: readonly ShelvedCassette[] },
  orphans: ReadonlySet<string> | undefined,
): Promise<readonly CassetteProblem[]> {
  const { library, settings } = shelf;
  const found: CassetteProblem[] = [];
  for (const shelved of selected) {
    found.push(...(await checkCassette(shelved, { keys: library.keys, stale: settings.stale, orphans })));
  }
  return found;
}

/** The findings as programs read them. */
interface CheckReport {
  readonly cassettes: number;
  readonly good: number;
  readonly withProblems: number;
  readonly withWarnings: number;
  readonly findings: readonly CassetteProblem[];
}

function reportOf(
  found: readonly CassetteProblem[],
  { shelf, selected }: { readonly shelf: Shelf; readonly selected: readonly ShelvedCassette[] },
): CheckReport {
  const bad = new Set(found.filter(({ level }) => level === 'problem').map(({ path }) => path));
  const named = new Set(found.map(({ path }) => path));
  return {
    cassettes: selected.length,
    good: selected.length - named.size,
    withProblems: bad.size,
    withWarnings: named.size - bad.size,
    findings: found.map((finding) => ({ ...finding, path: shelf.show(finding.path) })),
  };
}

function conclusion({ cassettes, good, withProblems, withWarnings }: CheckReport): string[] {
  const counts = [
    `${String(good)} good`,
    ...(withProblems === 0 ? [] : [`${String(withProblems)} with problems`]),
    ...(withWarnings === 0 ? [] : [`${String(withWarnings)} with warnings`]),
  ];
  return [`${withProblems === 0 ? '✓' : '✗'} ${String(cassettes)} cassettes: ${counts.join(', ')}`];
}

function staleWarning({ findings }: CheckReport): ReplyWarning[] {
  const stale = findings.filter(({ code, level }) => code === 'CASSETTE_STALE' && level === 'warning');
  const count = new Set(stale.map(({ path }) => path)).size;
  if (count === 0) return [];
  const message = `${String(count)} of the cassettes are stale or due. \`plumb cassette refresh\` records them anew.`;
  return [{ level: 'warning', code: 'CASSETTES_STALE', message }];
}

function notGood(report: CheckReport): PlumblineError {
  const codes = [
    ...new Set(report.findings.filter(({ level }) => level === 'problem').map(({ code }) => code)),
  ];
  return new PlumblineError({
    code: 'CASSETTES_NOT_GOOD',
    message: `${String(report.withProblems)} of ${String(report.cassettes)} cassettes are not good: ${codes.join(', ')}.`,
    remedy: 'What to do about each stands with it.',
    exitCode: exitCodes.checkFailed,
    fields: { ...report },
  });
}
