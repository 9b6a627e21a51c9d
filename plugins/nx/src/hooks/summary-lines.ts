import type { LastRun } from '@plumbline/contracts';
import { renderSummary, summarize, type RecordsOfRun, type SummaryLook } from '@plumbline/qa/summary-of-run';

/**
 * Draws the summary of an `nx` command for people.
 *
 * @param run - The command and its runs.
 * @param found - The run records that it wrote or restored.
 * @param look - Width and colour.
 * @returns Lines without line breaks, none where no run left anything to tell.
 */
export function summaryLines(run: LastRun, found: RecordsOfRun, look: SummaryLook): readonly string[] {
  const { records, missing, warnings } = found;
  const summary = summarize(records, {
    cachedProjects: run.tasks.filter(({ cached }) => cached).map(({ project }) => project),
    wallMs: run.endedAt - run.startedAt,
    missing,
  });
  return [
    ...(records.length === 0 ? missing.map(missingLine) : []),
    ...warnings.map(({ message }) => message),
    ...(records.length === 0 ? [] : renderSummary(summary, look)),
  ];
}

function missingLine({ project, run }: RecordsOfRun['missing'][number]): string {
  return `${project}: the ${run} run left no run record; its own output says why.`;
}
