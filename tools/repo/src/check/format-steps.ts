import type { StepResult } from './check-record.ts';

/**
 * Says how the steps of a check ended, one line a step, for people.
 *
 * @param names - All steps in order.
 * @param results - Those that ran.
 * @returns Lines, without a line break at the end.
 */
export function formatSteps(names: readonly string[], results: readonly StepResult[]): string {
  const width = Math.max(...names.map((name) => name.length));
  const lines = names.map((name) => {
    const result = results.find((candidate) => candidate.name === name);
    if (result === undefined) return `– ${name.padEnd(width)}  not run`;
    const mark = result.outcome === 'passed' ? '✓' : '✗';
    return `${mark} ${name.padEnd(width)}  ${(result.durationMs / 1000).toFixed(1)} s`;
  });
  return ['', 'check', ...lines].join('\n');
}
