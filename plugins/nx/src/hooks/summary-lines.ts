import { renderSummary, summarize } from '@plumbline/qa';
import type { FinishedRun } from './finished-runs.ts';
import type { FreshRecords } from './fresh-records.ts';

/** What a summary is made of, and for what it is drawn. */
export interface SummaryFacts {
  readonly runs: readonly FinishedRun[];
  readonly fresh: FreshRecords;
  /** Wall time of the `nx` command, in milliseconds. */
  readonly wallMs: number;
  /** Columns there are. */
  readonly width: number;
  readonly color: boolean;
}

/**
 * Draws the summary of an `nx` command for people.
 *
 * @param facts - Runs, records, time, width and colour.
 * @returns Lines without line breaks, none where no run left anything to tell.
 */
export function summaryLines({ runs, fresh, wallMs, width, color }: SummaryFacts): readonly string[] {
  const cachedProjects = runs.filter(({ cached }) => cached).map(({ project }) => project);
  const summary = summarize(fresh.records, { cachedProjects, wallMs });
  const rendered = fresh.records.length === 0 ? [] : renderSummary(summary, { width, color });
  return [...fresh.missing.map(missingLine), ...rendered];
}

function missingLine({ project, run }: FinishedRun): string {
  return `${project}: the ${run} run left no run record; its own output says why.`;
}
