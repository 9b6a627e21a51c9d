import type { RunProblem, RunRecord } from '@plumbline/contracts';
import { formatError } from '@plumbline/contracts/errors';
import type { QaResult } from '@plumbline/qa';

/**
 * Writes what people read of a task that ended: what was printed, what is wrong, and one line in sum.
 *
 * @param result - How the task ended.
 * @returns Text that ends with a newline.
 */
export function taskOutput({ record, output }: QaResult): string {
  const problems = [...record.problems, ...record.warnings].map(problemLines);
  return [trimmed(output), ...problems, sumLine(record)].filter((part) => part !== '').join('\n') + '\n';
}

/**
 * Tells whether a task succeeded.
 *
 * @param record - Its run record.
 * @returns True where it passed, or nothing but live tests without their optional credentials was left out.
 */
export function isSuccess({ outcome }: RunRecord): boolean {
  return outcome === 'passed' || outcome === 'not-run';
}

function trimmed(output: string): string {
  return output.replace(/\n+$/u, '');
}

function problemLines(problem: RunProblem): string {
  const place = [problem.file, problem.test].filter((part) => part !== undefined).join(' > ');
  return (place === '' ? '' : `${place}\n`) + formatError(problem);
}

const marks = { passed: '✓', failed: '✗', interrupted: '■', 'not-run': '○' } as const;

function sumLine({ project, run, outcome, tests, files, durationMs }: RunRecord): string {
  const counts = [
    `${String(tests.passed)} passed`,
    ...(tests.failed > 0 ? [`${String(tests.failed)} failed`] : []),
    ...(tests.skipped > 0 ? [`${String(tests.skipped)} skipped`] : []),
    ...(tests.notRun > 0 ? [`${String(tests.notRun)} not run`] : []),
  ];
  const seconds = (durationMs / 1000).toFixed(1);
  return `${marks[outcome]} ${project} (${run}): ${counts.join(', ')} in ${String(files.length)} ${files.length === 1 ? 'file' : 'files'}, ${seconds} s`;
}
