import { makePaint } from './paint.ts';
import type { RenderContext } from './render-context.ts';
import { renderFacts } from './render-facts.ts';
import { renderNotRun } from './render-not-run.ts';
import { renderOverBudget } from './render-over-budget.ts';
import { renderProblems } from './render-problems.ts';
import { renderVerdict } from './render-verdict.ts';
import type { Summary } from './summary.ts';

/** Where a summary is drawn. */
export interface SummaryLook {
  /** Columns there are: the terminal's, or 100 where there is none. */
  readonly width: number;
  /** Whether to use colour. */
  readonly color: boolean;
}

/**
 * Draws a summary for people: what is wrong, then the numbers, then the verdict as
 * the last line, where the eye is when a command ends.
 *
 * @param summary - What happened.
 * @param look - Width and colour.
 * @returns Lines without line breaks.
 */
export function renderSummary(summary: Summary, { width, color }: SummaryLook): string[] {
  const context: RenderContext = { width, paint: makePaint(color) };
  const blocks = [
    ...renderOverBudget(summary, context),
    ...renderNotRun(summary, context),
    ...renderProblems(summary, context),
    ...(summary.outcome === 'empty' ? [] : [renderFacts(summary, context)]),
  ];
  return [...blocks.flatMap((block) => [...block, '']), renderVerdict(summary, context)];
}
