import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { remedyOfInterruption, renderSummary, runError, summarize, type Summary } from '@plumbline/qa';
import type { Host } from '../command/host.ts';
import type { Outcome } from '../command/outcome.ts';
import type { NxResult } from './run-nx.ts';

/** Data of a command that ran `nx`. */
export interface RunReport {
  readonly summary: Summary;
  readonly commands: readonly { readonly arguments: readonly string[]; readonly ok: boolean }[];
}

/** What the commands themselves do not tell. */
export interface Circumstances {
  /** For the terminal, and whether the user interrupted. */
  readonly host: Host;
  /** How long it took. */
  readonly wallMs: number;
  /** That a project was asked for which there is none of. */
  readonly misnomer: PlumblineError | undefined;
  /** That no record could be written. */
  readonly writeFailure: PlumblineError | undefined;
}

/**
 * Concludes from what `nx` commands did how the command that ran them ended.
 *
 * @param results - What each did, in their order.
 * @param circumstances - What they do not tell.
 * @returns The outcome; its data, or the details of its error, are a {@link RunReport}.
 */
export function conclude(results: readonly NxResult[], circumstances: Circumstances): Outcome {
  const { host, wallMs } = circumstances;
  const records = results.flatMap((result) => result.records);
  const cachedProjects = results.flatMap((result) => result.cachedProjects);
  const missing = results.flatMap(({ run: { run }, withoutRecord }) =>
    withoutRecord.map((project) => ({ project, run })),
  );
  const summary = summarize(records, {
    cachedProjects,
    wallMs,
    interrupted: host.signal.aborted,
    missing: records.length === 0 ? [] : missing,
  });
  const report: RunReport = {
    summary,
    commands: results.map(({ run, ok }) => ({ arguments: run.arguments, ok })),
  };
  const warnings = results.flatMap((result) => result.warnings);
  const error = errorOf(results, summary, circumstances);
  const text =
    error === undefined || records.length > 0 ? ['', ...renderSummary(summary, host.terminal)] : [];
  if (error === undefined) return { ok: true, data: report, text, warnings };
  return { ok: false, error: withReport(error, report), text, warnings };
}

function errorOf(
  results: readonly NxResult[],
  summary: Summary,
  { host, misnomer, writeFailure }: Circumstances,
): PlumblineError | undefined {
  if (host.signal.aborted) return interrupted(results);
  const failed = results.find(({ ok }) => !ok);
  if (failed === undefined) return misnomer;
  return writeFailure ?? runError(summary) ?? nxFailed(failed);
}

function interrupted(results: readonly NxResult[]): PlumblineError {
  return new PlumblineError({
    code: 'INTERRUPTED',
    message: 'The run was interrupted.',
    remedy: remedyOfInterruption(results.map(({ run }) => run.run)),
    exitCode: exitCodes.interrupted,
  });
}

function nxFailed({ run, withoutRecord }: NxResult): PlumblineError {
  const which =
    withoutRecord.length === 0 ? 'no run record says why' : `${withoutRecord.join(', ')} left no run record`;
  return new PlumblineError({
    code: 'NX_FAILED',
    message: `\`nx ${run.arguments.join(' ')}\` failed, and ${which}.`,
    remedy: 'Its own output above says why; `npx nx report` shows the set-up of the workspace.',
    exitCode: exitCodes.checkFailed,
    fields: { withoutRecord },
  });
}

function withReport(error: PlumblineError, report: RunReport): PlumblineError {
  const { code, message, remedy, exitCode, fields } = error;
  return new PlumblineError({
    code,
    message,
    remedy,
    exitCode,
    fields: { ...fields, ...report },
    cause: error.cause,
  });
}
