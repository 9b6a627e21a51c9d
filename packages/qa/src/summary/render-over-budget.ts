import { formatDuration } from './format-duration.ts';
import type { RenderContext } from './render-context.ts';
import type { OverBudget, Summary } from './summary.ts';

/**
 * Draws the runs that took longer than they may, with their slowest files.
 *
 * @param summary - What happened.
 * @param context - Width and paint.
 * @returns A block of lines for each such run.
 */
export function renderOverBudget({ overBudget }: Summary, context: RenderContext): string[][] {
  return overBudget.map((entry) => renderOne(entry, context));
}

function renderOne(
  { run, limitMs, spentMs, enforced, files }: OverBudget,
  { paint }: RenderContext,
): string[] {
  const mark = enforced ? paint.bad('✗') : paint.warn('!');
  const durations = files.map(({ durationMs }) => formatDuration(durationMs));
  const width = Math.max(0, ...durations.map((duration) => duration.length));
  return [
    `${mark} ${paint.bold('OVER BUDGET')} ${run} took ${formatDuration(spentMs)} of ${formatDuration(limitMs)}; slowest files:`,
    ...files.map(
      ({ project, path }, index) => `  ${(durations[index] ?? '').padStart(width)}  ${project}  ${path}`,
    ),
  ];
}
