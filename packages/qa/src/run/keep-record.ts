import type { RunProblem, RunRecord } from '@plumbline/contracts';
import { reportError } from '@plumbline/contracts/errors';
import { writeRunRecord } from '../records/write-run-record.ts';

/**
 * Writes a run record, or fails the run that it is of: a run without its record has not passed, and
 * the results of other projects are not to be lost with it.
 *
 * @param workspaceRoot - Absolute path.
 * @param record - What to write.
 * @returns The record as it was written; else one that has failed, and says why, once.
 */
export async function keepRecord(workspaceRoot: string, record: RunRecord): Promise<RunRecord> {
  try {
    await writeRunRecord(workspaceRoot, record);
    return record;
  } catch (error) {
    return withProblem(record, reportError(error));
  }
}

function withProblem(record: RunRecord, { code, message, remedy }: RunProblem): RunRecord {
  const isKnown = record.problems.some((problem) => problem.code === code);
  return {
    ...record,
    outcome: 'failed',
    problems: isKnown ? record.problems : [...record.problems, { code, message, remedy }],
    warnings: record.warnings.filter((warning) => warning.code !== code),
  };
}
