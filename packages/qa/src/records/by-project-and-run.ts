import type { RunRecord } from '@plumbline/contracts';

/**
 * Orders run records by project, then by run.
 *
 * @param left - One record.
 * @param right - Another.
 * @returns Less than 0 where `left` comes first, more where `right` does.
 */
export function byProjectAndRun(left: RunRecord, right: RunRecord): number {
  return compare(left.project, right.project) || compare(left.run, right.run);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
