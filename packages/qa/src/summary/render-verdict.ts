import { formatCount } from './format-count.ts';
import { formatDuration } from './format-duration.ts';
import type { Paint } from './paint.ts';
import type { RenderContext } from './render-context.ts';
import type { Summary, SummaryOutcome } from './summary.ts';

/**
 * Draws the one line that matters most: how it ended.
 *
 * @param summary - What happened.
 * @param context - Width and paint.
 * @returns The line.
 */
export function renderVerdict(summary: Summary, { paint }: RenderContext): string {
  const { mark, color } = looks[summary.outcome];
  return paint[color](paint.bold(`${mark} ${verdict(summary)}`));
}

const looks: Readonly<Record<SummaryOutcome, { readonly mark: string; readonly color: keyof Paint }>> = {
  passed: { mark: '✓', color: 'good' },
  failed: { mark: '✗', color: 'bad' },
  interrupted: { mark: '✗', color: 'bad' },
  'not-run': { mark: '!', color: 'warn' },
  empty: { mark: '!', color: 'warn' },
};

function verdict(summary: Summary): string {
  const name = summary.runs.join(' and ');
  const took = formatDuration(summary.time.wallMs);
  switch (summary.outcome) {
    case 'passed':
      return `${name} passed: ${amount(summary)}, ${took}`;
    case 'failed':
      return `${name} failed: ${failures(summary)}, ${took}, exit ${String(summary.exitCode)}`;
    case 'interrupted':
      return `${name} interrupted after ${took}: what had passed is kept`;
    case 'not-run':
      return `${name} incomplete: ${formatCount(summary.tests.notRun, 'live test')} not run, ${String(summary.tests.passed)} passed, ${took}`;
    case 'empty':
      return 'nothing to run';
  }
}

function amount({ tests, projects }: Summary): string {
  return `${formatCount(tests.passed, 'test')} in ${formatCount(projects.total, 'project')}`;
}

function failures({ tests, problems, projects }: Summary): string {
  const codes = [...new Set(problems.map(({ code }) => code))].join(', ');
  const what = tests.failed > 0 ? `${formatCount(tests.failed, 'test')} in ` : '';
  const where = formatCount(projects.failed, 'project');
  return codes === '' ? `${what}${where}` : `${what}${where} (${codes})`;
}
