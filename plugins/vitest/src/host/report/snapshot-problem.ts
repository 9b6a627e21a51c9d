import { exitCodes } from '@plumbline/contracts/errors';
import type { RunProblem } from '@plumbline/contracts';

/** How Vitest words a snapshot that differs, or is missing where none may be written; it gives no code. */
const mismatched = /^Snapshot `.*` mismatched/u;

/** How Vitest words snapshots that no test has, where none may be removed. */
const obsolete = /^Obsolete snapshots found/u;

/**
 * Recognises an error that is about snapshots.
 *
 * @param message - As Vitest words it.
 * @returns What the problem is called and what to do, or undefined where the error is about something else.
 */
export function snapshotProblem(
  message: string,
): Pick<RunProblem, 'code' | 'remedy' | 'exitCode'> | undefined {
  const exitCode = exitCodes.testsFailed;
  if (mismatched.test(message)) {
    const remedy =
      'The output above shows the difference. Where the new value is right, or there was none, run the target again with --update, and commit.';
    return { code: 'SNAPSHOT_MISMATCH', remedy, exitCode };
  }
  if (obsolete.test(message)) {
    const remedy = 'Run the target again with --update, which removes them, and commit.';
    return { code: 'SNAPSHOT_OBSOLETE', remedy, exitCode };
  }
  return undefined;
}
