import type { RunProblem } from '@plumbline/contracts';
import { exitCodes, type ExitCode } from '@plumbline/contracts/errors';

/** Exit statuses from the gravest: the first that any problem has is the one of the run. */
const gravestFirst: readonly number[] = [
  exitCodes.interrupted,
  exitCodes.invalidConfiguration,
  exitCodes.diskFull,
  exitCodes.ioFailed,
  exitCodes.lockHeld,
  exitCodes.internal,
  exitCodes.invalidInput,
  exitCodes.invalidTags,
  exitCodes.recordingRefused,
  exitCodes.testsFailed,
  exitCodes.timedOut,
  exitCodes.invalidRecording,
  exitCodes.liveCallRefused,
  exitCodes.credentialsMissing,
  exitCodes.overBudget,
  exitCodes.checkFailed,
];

/** Exit statuses of problems whose record does not say one. */
const byCode: Readonly<Record<string, ExitCode>> = {
  CASSETTE_INVALID: exitCodes.invalidRecording,
  CASSETTE_MISSING: exitCodes.invalidRecording,
  CASSETTE_TOO_NEW: exitCodes.invalidRecording,
  CASSETTE_UNREADABLE: exitCodes.invalidRecording,
  CONFIGURATION_INVALID: exitCodes.invalidConfiguration,
  CONFIGURATION_UNREADABLE: exitCodes.ioFailed,
  CREDENTIALS_MISSING: exitCodes.credentialsMissing,
  DISK_FULL: exitCodes.diskFull,
  INTERRUPTED: exitCodes.interrupted,
  LIVE_CALL_REFUSED: exitCodes.liveCallRefused,
  LOCK_HELD: exitCodes.lockHeld,
  NO_TEST_FILES: exitCodes.testsFailed,
  NO_TESTS_IN_FILE: exitCodes.testsFailed,
  OVER_BUDGET: exitCodes.overBudget,
  RECORDING_EXHAUSTED: exitCodes.liveCallRefused,
  RECORDING_IN_CI: exitCodes.recordingRefused,
  RECORDING_IN_PARALLEL: exitCodes.recordingRefused,
  RECORDING_MISSING: exitCodes.liveCallRefused,
  RECORDING_NOT_PERMITTED: exitCodes.recordingRefused,
  RECORDING_UNPLAYED: exitCodes.invalidRecording,
  REQUEST_AFTER_TEST: exitCodes.liveCallRefused,
  TAGS_CONFLICT: exitCodes.invalidTags,
  TEST_FAILED: exitCodes.testsFailed,
  TEST_FILE_FAILED: exitCodes.testsFailed,
  TEST_FILE_NOT_ENDED: exitCodes.testsFailed,
  TEST_HUNG: exitCodes.timedOut,
  TEST_NOT_ENDED: exitCodes.testsFailed,
  TEST_PROCESS_ENDED: exitCodes.testsFailed,
  UNHANDLED_ERROR: exitCodes.testsFailed,
  UNKNOWN_TAG: exitCodes.invalidTags,
  VITEST_CONFIGURATION_THROWS: exitCodes.invalidConfiguration,
  VITEST_FAILED: exitCodes.internal,
  WRITE_FAILED: exitCodes.ioFailed,
};

/**
 * Says with which exit status a problem ends a command.
 *
 * @param problem - A problem of a run record.
 * @returns Its own status where it says one; else by its code; a problem of no known status is
 *   `testsFailed` where it names a test, `checkFailed` where not.
 */
export function exitCodeOfProblem({ code, exitCode, test }: RunProblem): ExitCode {
  const own = Object.values(exitCodes).find((known) => known === exitCode);
  return own ?? byCode[code] ?? (test === undefined ? exitCodes.checkFailed : exitCodes.testsFailed);
}

/**
 * Chooses the problem that a run is said to have failed by. What keeps tests from being
 * meaningful (an interruption, an invalid configuration, a full disk) outranks a failed test.
 *
 * @param problems - Problems of every record; warnings are none.
 * @returns The gravest, the first of several; `undefined` where there are none.
 */
export function gravestProblem<P extends RunProblem>(problems: readonly P[]): P | undefined {
  return problems.toSorted((left, right) => rank(left) - rank(right)).at(0);
}

function rank(problem: RunProblem): number {
  return gravestFirst.indexOf(exitCodeOfProblem(problem));
}
