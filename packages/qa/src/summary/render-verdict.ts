import type { Paint } from './paint.ts';
import type { RenderContext } from './render-context.ts';
import type { Summary, SummaryOutcome } from './summary.ts';
import { verdictOf } from './verdict-of.ts';

/**
 * Draws the one line that matters most: how it ended.
 *
 * @param summary - What happened.
 * @param context - Width and paint.
 * @returns The line.
 */
export function renderVerdict(summary: Summary, { paint }: RenderContext): string {
  const { mark, color } = looks[summary.outcome];
  return paint[color](paint.bold(`${mark} ${verdictOf(summary)}`));
}

const looks: Readonly<Record<SummaryOutcome, { readonly mark: string; readonly color: keyof Paint }>> = {
  passed: { mark: '✓', color: 'good' },
  failed: { mark: '✗', color: 'bad' },
  interrupted: { mark: '✗', color: 'bad' },
  'not-run': { mark: '!', color: 'warn' },
  empty: { mark: '!', color: 'warn' },
};
