import { formatCount } from './format-count.ts';
import { formatDuration } from './format-duration.ts';
import type { Summary } from './summary.ts';

/**
 * Says in one line how a run ended.
 *
 * @param summary - What happened.
 * @returns A sentence without its full stop.
 */
export function verdictOf(summary: Summary): string {
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
  const what = tests.passed === 0 ? 'no test to run' : formatCount(tests.passed, 'test');
  return `${what} in ${formatCount(projects.total, 'project')}`;
}

function failures({ tests, problems, projects }: Summary): string {
  const codes = [...new Set(problems.map(({ code }) => code))].join(', ');
  const what = tests.failed > 0 ? `${formatCount(tests.failed, 'test')} in ` : '';
  const where = formatCount(projects.failed, 'project');
  return codes === '' ? `${what}${where}` : `${what}${where} (${codes})`;
}
