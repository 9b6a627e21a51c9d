import { exitCodes, type ExitCode, type RunProblem } from '@plumbline/contracts';

/** Exit statuses from the gravest: the first that any problem has is the one of the run. */
const gravestFirst: readonly ExitCode[] = [
  exitCodes.interrupted,
  exitCodes.invalidConfiguration,
  exitCodes.invalidTags,
  exitCodes.invalidRecording,
  exitCodes.invalidInput,
  exitCodes.diskFull,
  exitCodes.lockHeld,
  exitCodes.ioFailed,
  exitCodes.internal,
  exitCodes.testsFailed,
  exitCodes.timedOut,
  exitCodes.recordingRefused,
  exitCodes.liveCallRefused,
  exitCodes.credentialsMissing,
  exitCodes.overBudget,
];

/** Exit statuses of problems whose record does not say one. */
const byCode: Readonly<Record<string, ExitCode>> = {
  CONFIGURATION_INVALID: exitCodes.invalidConfiguration,
  CREDENTIALS_MISSING: exitCodes.credentialsMissing,
  INTERRUPTED: exitCodes.interrupted,
  LIVE_CALL_REFUSED: exitCodes.liveCallRefused,
  OVER_BUDGET: exitCodes.overBudget,
  TEST_FAILED: exitCodes.testsFailed,
};

/**
 * Chooses the exit status of a run from its problems. What keeps tests from being
 * meaningful (an interruption, an invalid configuration, a full disk) outranks a failed test.
 *
 * @param problems - Problems of every record; warnings are none.
 * @returns The status of the gravest; a problem of no known status is `testsFailed` where it
 *   names a test, `checkFailed` else, `ok` where there are no problems.
 */
export function exitCodeOfProblems(problems: readonly RunProblem[]): ExitCode {
  if (problems.length === 0) return exitCodes.ok;
  const present = problems.map(
    ({ code, exitCode, test }) =>
      exitCode ?? byCode[code] ?? (test === undefined ? undefined : exitCodes.testsFailed),
  );
  return gravestFirst.find((status) => present.includes(status)) ?? exitCodes.checkFailed;
}
