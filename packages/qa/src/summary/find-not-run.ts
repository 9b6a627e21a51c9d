import type { RunProblem, RunRecord } from '@plumbline/contracts';
import type { NotRun } from './summary.ts';

const code = 'CREDENTIALS_MISSING';

/**
 * Finds the live tests that did not run for lack of credentials.
 *
 * @param records - All records.
 * @returns One entry for each project and lack, however many tests share it.
 */
export function findNotRun(records: readonly RunRecord[]): NotRun[] {
  const found = records.flatMap((record) => [
    ...lacks(record.project, record.problems, true),
    ...lacks(record.project, record.warnings, false),
  ]);
  return [...new Map(found.map((entry) => [keyOf(entry), entry])).values()];
}

/**
 * Tells whether a problem is one that {@link findNotRun} lists.
 *
 * @param problem - A problem or a warning of a run record.
 * @returns True where it is about missing credentials.
 */
export function isNotRun(problem: RunProblem): boolean {
  return problem.code === code;
}

function lacks(project: string, problems: readonly RunProblem[], required: boolean): NotRun[] {
  return problems.filter(isNotRun).map(({ message, remedy, variables = [] }) => ({
    project,
    message,
    remedy,
    variables,
    required,
  }));
}

function keyOf({ project, message, variables, required }: NotRun): string {
  return JSON.stringify([project, required, variables.length > 0 ? variables : message]);
}
